"""The tree of points: each label goes under what stands before it and is wider; text without a label goes on.

Rules: a new outer label closes the inner ones; a list inside a paragraph belongs to that paragraph; what comes after
the end mark "./.", a closing formula or a heading is no part of the last point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doingoai.parsing.folding import Copy
from doingoai.parsing.points.inline import Piece
from doingoai.parsing.points.labels import Label
from doingoai.parsing.points.sequence import rank_of

_CLOSING = re.compile(
    r"(?:tren day la|tran trong|xin (?:tran trong|chan thanh|cam on)|rat mong|kinh (?:de nghi|trinh|mong)|nhan duoc|"
    r"(?:chi thi|ke hoach|nghi quyet|ket luan|thong bao|huong dan|quyet dinh|quy dinh|quy che|chuong trinh|cong van|"
    r"van ban|bao cao|bo luat|luat|phap lenh|nghi dinh|thong tu) nay |"
    r"de nghi (?:cac|quy|dong chi|thu truong|uy ban|so|ubnd|bo|lanh dao)|yeu cau (?:cac|thu truong|giam doc|"
    r"dong chi|chu tich)|"
    r"trong qua trinh (?:to chuc |trien khai )?(?:trien khai|thuc hien|to chuc)|can cu (?:noi dung )?(?:ke hoach|"
    r"chi thi|nghi quyet|huong dan)|"
    r"(?:so|bo|cuc|uy ban nhan dan|ubnd|ban|tinh uy|van phong|thuong truc) [^.;:]{2,70} (?:tran trong|"
    r"kinh (?:de nghi|trinh|bao cao)|"
    r"yeu cau|de nghi|xin|rat mong|bao cao|thong bao)|"
    r"(?:moi |thong tin |moi thong tin )?chi tiet (?:xin |vui long |de nghi )?lien he|"
    r"(?:moi )?thong tin (?:chi tiet )?(?:xin |vui long )?lien he|giao [^.]{3,160} (?:theo doi|don doc|kiem tra)|"
    r"\(? ?(?:ho so |tai lieu |van ban )?(?:gui |trinh |co )?(?:dinh )?kem(?: theo)?[ :]|bien ban |noi nhan)"
)

_SENTENCE_ENDS = (".", ";", "./.", "!", "?")
_DEEPER = 2  # a bullet this much further right goes under the bullet of the same sign before it


@dataclass
class Node:
    """A point under construction: its ranges in the flow; `paragraphs` counts those that went on without a label."""

    label: Label | None
    style: str
    start: int
    text_start: int
    spans: list[tuple[int, int]]
    run: tuple[int, int] | None = None
    paragraph: int = 0
    children: list[Node] = field(default_factory=list)
    extras: list[tuple[int, int, int]] = field(default_factory=list)
    heading: bool = False
    indent: int = 0


class Tree:
    """Builds the tree from the pieces of the paragraphs, in the order of the text."""

    def __init__(self, copy: Copy) -> None:
        self.roots: list[Node] = []
        self._copy = copy
        self._stack: list[Node] = []
        self._ended = False

    @property
    def is_open(self) -> bool:
        """Whether a point has been read in this section."""
        return bool(self._stack)

    def point(self, piece: Piece, paragraph: int, *, indent: int) -> None:
        """Add a labelled piece; `indent` tells bullets of the same sign apart."""
        assert piece.label is not None
        label = piece.label
        run = (paragraph, piece.run) if piece.run else None
        style = self._open_run(run, label) if run else self._make_room(label, indent)
        node = Node(label, style, piece.start, piece.text_start, [(piece.text_start, piece.end)], run, paragraph)
        node.indent = indent
        self._attach(node)
        self._ended = self._copy.text[max(0, piece.end - 3) : piece.end] == "./."

    def text(self, start: int, end: int, *, paragraph: int) -> None:
        """Add a paragraph without a label: it goes on with the point before it."""
        while self._stack and self._stack[-1].run:
            self._stack.pop()
        if self._stack and not self._ended and not self._stack[-1].heading:
            self._stack[-1].extras.append((start, end, paragraph))
            self._ended = self._copy.text[max(0, end - 3) : end] == "./."

    def quote(self, start: int, end: int) -> None:
        """Add a line of a quoted text to the point that quotes it."""
        if self._stack:
            self._stack[-1].spans.append((start, end))
            self._ended = self._copy.text[max(0, end - 3) : end] == "./."

    def tail(self, piece: Piece, paragraph: int) -> None:
        """Give what follows an inline list to the point that holds the list."""
        owner = next((node for node in reversed(self._stack) if node.run != (paragraph, piece.run)), None)
        if owner is not None and owner.paragraph == paragraph and not owner.heading:
            owner.spans.append((piece.start, piece.end))

    def heading(self, start: int, end: int, *, paragraph: int) -> None:
        """Open a heading of an article; the points after it belong to it."""
        self.close()
        self._attach(Node(None, "heading", start, start, [(start, end)], None, paragraph, heading=True))

    def closes(self, start: int) -> bool:
        """Tell whether the paragraph at `start` closes the document ("Yêu cầu các cơ quan …", "Trân trọng …")."""
        return _CLOSING.match(self._copy.folded, start) is not None

    def close(self) -> None:
        """End the section: trailing paragraphs that are no part of the last point are taken off it."""
        for depth in range(len(self._stack) - 1, -1, -1):
            node = self._stack[depth]
            siblings = self._stack[depth - 1].children if depth else self.roots
            self._cut(node, siblings)
        self._stack.clear()
        self._ended = False

    def _attach(self, node: Node) -> None:
        (self._stack[-1].children if self._stack else self.roots).append(node)
        self._stack.append(node)

    def _open_run(self, run: tuple[int, int], label: Label) -> str:
        """Close what is deeper than this inline list; return the style, hidden when it would meet an outer one."""
        if any(node.run == run for node in self._stack):
            while self._stack[-1].run != run:
                self._stack.pop()
            return self._stack.pop().style
        return "inline" if any(node.style == label.style for node in self._stack) else label.style

    def _make_room(self, label: Label, indent: int) -> str:
        """Close the open points that are not wider than this label."""
        same = [node for node in self._stack if node.style == label.style]
        if same and not (label.style.startswith("bullet") and same[-1].indent + _DEEPER <= indent):
            wide = [node for node in same if node.indent < indent + _DEEPER] or same[:1]
            while self._stack.pop() is not wide[-1]:
                pass
            return label.style
        rank = rank_of(label.style)
        bullet = label.style.startswith("bullet")
        while self._stack and not self._stack[-1].heading and self._is_deeper(self._stack[-1], rank, bullet=bullet):
            self._stack.pop()
        return label.style

    @staticmethod
    def _is_deeper(node: Node, rank: int, *, bullet: bool) -> bool:
        if node.style == "inline" or (node.run and bullet):
            return True
        node_rank = rank_of(node.style)
        # A new kind of bullet goes under the bullet before it.
        return node_rank > rank or (node_rank == rank and not bullet)

    def _cut(self, node: Node, siblings: list[Node]) -> None:
        if not node.extras or node.heading or node.style == "article":
            return
        first = self._first_foreign(node, siblings)
        foreign = {paragraph for _, _, paragraph in node.extras[first:]}
        moved = [child for child in node.children if child.paragraph in foreign]
        node.children = [child for child in node.children if child.paragraph not in foreign]
        siblings.extend(moved)
        del node.extras[first:]

    def _first_foreign(self, node: Node, siblings: list[Node]) -> int:
        """Return the first trailing paragraph that closes the document instead of going on with the last point."""
        low, high = node.spans[0]
        heading = not self._copy.text[low:high].rstrip().endswith(_SENTENCE_ENDS)
        for index, (start, _, _) in enumerate(node.extras):
            # Under a heading ("ĐIỀU KHOẢN THI HÀNH") the first paragraph is its text, whatever it says.
            if _CLOSING.match(self._copy.folded, start) and not (heading and index == 0 and not node.children):
                return index
        if heading:
            return len(node.extras)
        others = [sibling for sibling in siblings if sibling is not node]
        alone = len(others) < 2 or any(sibling.extras for sibling in others)
        return len(node.extras) if alone else 0
