"""Blocks and annexes to the text that an officer edits: `text_of`, the inverse of `reading.read_prose`.

Each block is written in the plainest way that is read back as the same block.
"""

from collections.abc import Iterable, Iterator

from doingoai.documents.content import Annex, Article, Block, Heading, Paragraph, Picture, Point, Table
from doingoai.drafting.prose.inline import escape, write_inline
from doingoai.drafting.prose.lines import PLAIN_MARK, TURNED, Item, items_of
from doingoai.drafting.prose.normal import flat, is_part, normal_annexes
from doingoai.drafting.prose.reading import read_next
from doingoai.drafting.prose.runs import plain
from doingoai.drafting.prose.tables import write_table


def text_of(blocks: Iterable[Block], annexes: Iterable[Annex] = ()) -> str:
    """Return the text from which `read_prose` makes the same blocks and annexes, in their normal form."""
    parts = [_body(flat(blocks))]
    for annex in normal_annexes(annexes):
        head = f"Phụ lục{TURNED[annex.landscape]}: {escape(annex.title)}".rstrip()
        parts.append(f"{head}\n{_body(flat(annex.blocks))}".rstrip("\n"))
    return "\n\n".join(part for part in parts if part)


def _body(blocks: list[Block]) -> str:
    """Return the text of flat blocks; written from the last to the first, since a heading is known by what follows."""
    inside = _inside(blocks)
    written: list[str] = []
    following: list[Item] = []
    for at in reversed(range(len(blocks))):
        before = blocks[at - 1] if at else None
        text = _written(blocks[at], following, inside=inside[at], before=before)
        written.append(text + _gap(blocks[at], blocks[at + 1 : at + 2]))
        following = [*items_of(text), *following][:2]
    return "".join(reversed(written))


def _inside(blocks: list[Block]) -> list[bool]:
    """Tell for each flat block whether it stands in an article."""
    found, inside = [], False
    for block in blocks:
        found.append(inside)
        inside = isinstance(block, Article) or (inside and not is_part(block))
    return found


def _gap(block: Block, following: list[Block]) -> str:
    """Return the line ends between two blocks: a blank line around tables and before headings and articles."""
    if not following:
        return ""
    apart = isinstance(block, Table) or isinstance(following[0], Table | Heading | Article)
    return "\n\n" if apart else "\n"


def _written(block: Block, following: list[Item], *, inside: bool, before: Block | None) -> str:
    if isinstance(block, Table):
        return "\n".join(write_table(block))
    assert not isinstance(block, Picture)  # in flat blocks its caption stands in its place
    tried = [text for text in _ways(block) if not _belongs_above(text, before)]
    for text in tried:
        items = items_of(text)
        if (
            items
            and items[0].kind != "annex"
            and read_next([*items, *following], 0, inside=inside) == (_unlevelled(block), len(items))
        ):
            return text
    return tried[-1]


def _unlevelled(block: Block) -> Block:
    return Point(block.label, block.text) if isinstance(block, Point) else block


def _belongs_above(text: str, before: Block | None) -> bool:
    """Tell whether a plain line would be read as the title of the part or the note of the table above it."""
    kind, marked = items_of(text)[0].kind, text.startswith(PLAIN_MARK)
    if isinstance(before, Table):
        return kind == "note" and not before.note
    return isinstance(before, Heading) and not before.text and is_part(before) and kind == "plain" and not marked


def _ways(block: Paragraph | Point | Heading | Article) -> Iterator[str]:
    """Yield the ways to type a block, the plainest first; the last is always understood."""
    if isinstance(block, Paragraph):
        source = write_inline(block.text)
        yield from (source, PLAIN_MARK + source)
    elif isinstance(block, Heading):
        yield from _headings(block)
    else:
        label = block.label if isinstance(block, Point) else f"Điều {block.number}."
        source = write_inline(block.text)
        if isinstance(block, Article) and block.title:
            source = write_inline(block.title)
            yield from (f"{label} {source}", f"{label} **{escape(block.title)}**")
        else:
            yield f"{label} {source}".rstrip()
            yield f"{label} {PLAIN_MARK}{source}".rstrip() if plain(block.text) else label


def _headings(block: Heading) -> Iterator[str]:
    text, sure = write_inline(block.text), escape(block.text)
    explicit = "#" * block.level
    if is_part(block):
        if text:
            yield f"{block.label}\n{text}"
        yield f"{block.label}: {sure}" if sure else block.label
        yield f"{explicit} {block.label}: {sure}" if sure else f"{explicit} {block.label}"
    elif block.label:
        yield f"{block.label} {text}".rstrip()
        if sure:
            yield f"{block.label} **{sure}**"
        yield f"{explicit} {block.label} {text}".rstrip()
        yield f"{explicit} {block.label} {PLAIN_MARK}{text}".rstrip()
    else:
        yield from (f"{explicit} {text}", f"{explicit} {PLAIN_MARK}{text}")
