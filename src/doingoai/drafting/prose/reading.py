"""Typed text to blocks and annexes: `read_prose`. Never raises and loses no word; `lines` says what a line is."""

from dataclasses import dataclass, replace

from doingoai.documents.content import Annex, Article, Block, Heading, Paragraph, Point, Table
from doingoai.drafting.prose.inline import is_bold, read_inline, read_plain
from doingoai.drafting.prose.labels import is_title
from doingoai.drafting.prose.lines import PLAIN_MARK, Item, items_of
from doingoai.drafting.prose.normal import gathered, is_part
from doingoai.drafting.prose.tables import read_table


@dataclass(frozen=True)
class Prose:
    """A typed body: its blocks and its annexes."""

    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()


def read_prose(text: str) -> Prose:
    """Return the blocks and annexes of a text typed by an officer, whatever it contains."""
    body, *annexes = _cut_at_annexes(items_of(text))
    return Prose(_blocks(body), tuple(_annex(items) for items in annexes))


def read_next(items: list[Item], at: int, *, inside: bool) -> tuple[Block, int]:
    """Return the block that begins at item `at` and the index after it; `inside` an article "1." is no heading."""
    item = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if item.kind == "row":
        return _table(items, at)
    if item.kind == "caption" and following and following.kind == "row":
        table, end = _table(items, at + 1)
        return replace(table, caption=read_plain(item.source), landscape=item.landscape), end
    if item.kind == "part":
        return _part(item, following, at)
    return _single(item, following, inside=inside), at + 1


def _single(item: Item, following: Item | None, *, inside: bool) -> Block:
    """Return the block of one line."""
    if item.kind == "heading":
        return Heading(item.level, item.name, read_plain(_unmarked(item.source)))
    if item.kind == "article":
        return _article(item, following)
    if item.kind != "point" or item.label is None:
        return Paragraph(read_inline(item.source if item.kind == "plain" else item.line))
    if _is_heading(item, following, inside=inside):
        return Heading(item.label.level, item.name, read_plain(item.source))
    return Point(item.name, read_inline(_unmarked(item.source)))


def _blocks(items: list[Item]) -> tuple[Block, ...]:
    found: list[Block] = []
    at, inside = 0, False
    while at < len(items):
        block, at = read_next(items, at, inside=inside)
        if not _is_empty(block):
            found.append(block)
            inside = isinstance(block, Article) or (inside and not is_part(block))
    return gathered(found)


def _is_empty(block: Block) -> bool:
    """Tell whether a line held nothing but marks."""
    return isinstance(block, Paragraph | Heading) and not (block.text or getattr(block, "label", ""))


def _cut_at_annexes(items: list[Item]) -> list[list[Item]]:
    parts: list[list[Item]] = [[]]
    for item in items:
        if item.kind == "annex":
            parts.append([])
        parts[-1].append(item)
    return parts


def _annex(items: list[Item]) -> Annex:
    """Return an annex; after "PHỤ LỤC I" alone, without a colon, the next line is its title."""
    head, *rest = items
    title = head.source
    if not head.marked and rest and _is_title_line(rest[0]):
        title, rest = rest[0].source, rest[1:]
    return Annex(read_plain(title), _blocks(rest), head.landscape)


def _unmarked(source: str) -> str:
    return source[len(PLAIN_MARK) :].strip() if source.startswith(PLAIN_MARK) else source


def _is_title_line(item: Item) -> bool:
    return item.kind == "plain" and not item.marked and is_title(item.source)


def _part(item: Item, following: Item | None, at: int) -> tuple[Block, int]:
    if not item.source and following and _is_title_line(following):
        return Heading(item.level, item.name, read_plain(following.source)), at + 2
    return Heading(item.level, item.name, read_plain(item.source)), at + 1


def _table(items: list[Item], at: int) -> tuple[Table, int]:
    end = at + 1
    while end < len(items) and items[end].kind == "row" and items[end].at == items[end - 1].at + 1:
        end += 1
    note = items[end].source if end < len(items) and items[end].kind == "note" else ""
    lines = [item.source for item in items[at:end]]
    return replace(read_table(lines), note=read_plain(note)), end + bool(note)


def _article(item: Item, following: Item | None) -> Article:
    """Return an article: a bold or short text without a full stop, with something under it, is its title."""
    headed = following is not None and following.kind not in ("article", "part")
    if is_bold(item.source) or (headed and is_title(item.source) and not item.source.startswith(PLAIN_MARK)):
        return Article(item.level, title=read_plain(item.source))
    return Article(item.level, read_inline(_unmarked(item.source)))


def _is_heading(item: Item, following: Item | None, *, inside: bool) -> bool:
    """Tell whether a labelled line is a heading: "I. TÊN MỤC", "1. Tên mục" over points that stand further in."""
    label = item.label
    if label is None or not label.level or item.source.startswith(PLAIN_MARK):
        return False
    if is_bold(item.source):
        return True
    if inside or not is_title(item.source):
        return False
    deeper = following is not None and following.label is not None and following.label.depth > label.depth
    return deeper or label.style in ("roman", "upper")
