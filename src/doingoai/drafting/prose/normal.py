"""The normal form of blocks: what prints alike is alike, and can be typed as text and read again unchanged."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from doingoai.documents.content import Annex, Article, Block, Heading, Paragraph, Picture, Point, Run, Table, Text
from doingoai.drafting.prose.labels import label_of, part_of
from doingoai.drafting.prose.runs import cleaned, normal_runs, one_line
from doingoai.drafting.prose.tables import normal_table

_MOST_LEVELS = 6
_LAST_ARTICLE = 9999


def normalise(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks in normal form: one paragraph each, every article with all that follows it."""
    return gathered(flat(blocks))


def normal_annexes(annexes: Iterable[Annex]) -> tuple[Annex, ...]:
    """Return the annexes with normal titles and blocks."""
    return tuple(Annex(one_line(annex.title), normalise(annex.blocks), annex.landscape) for annex in annexes)


def flat(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks in reading order, cut into single paragraphs, nothing inside an article.

    A picture cannot be typed: its caption stands in its place.
    """
    return [each for block in blocks for each in _cut(block)]


def gathered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return flat blocks with levels of points, and each article with what follows up to the next part or article."""
    result: list[Block] = []
    inside: list[Block] = []
    for block in _levelled(blocks):
        if isinstance(block, Article) or is_part(block):
            inside = []
            result.append(block)
        elif result and isinstance(result[-1], Article):
            inside.append(block)
            result[-1] = replace(result[-1], blocks=tuple(inside))
        else:
            result.append(block)
    return tuple(result)


def is_part(block: Block) -> bool:
    """Tell whether a block is a centred heading: Phần, Chương, Mục, Tiểu mục."""
    return isinstance(block, Heading) and part_of(block.label) is not None


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    depths: list[int] = []
    for block in blocks:
        if isinstance(block, Heading | Article):
            depths = []
        elif isinstance(block, Point):
            found = label_of(block.label)
            depth = found[0].depth if found else 0
            depths = [*(above for above in depths if above < depth), depth]
            block = replace(block, level=len(depths))
        yield block


def _cut(block: Block) -> Iterator[Block]:
    if isinstance(block, Table):
        yield normal_table(block)
    elif isinstance(block, Heading):
        yield from _heading(block)
    elif isinstance(block, Article):
        yield from _article(block)
    elif isinstance(block, Point):
        yield from _point(block)
    else:
        text = block.caption if isinstance(block, Picture) else block.text
        yield from map(Paragraph, _paragraphs(text))


def _heading(block: Heading) -> Iterator[Block]:
    label, text = " ".join(one_line(block.label).split()), one_line(block.text)
    part, found = part_of(label), label_of(label)
    if part:
        text = f"{part[1]} {text}".strip() if part[1] else text
        label = part[0]
    elif not found or found[1]:
        label, text = "", f"{label} {text}".strip()
    if label or text:
        yield Heading(min(max(block.level, 1), _MOST_LEVELS), label, text)


def _article(block: Article) -> Iterator[Block]:
    title, texts = one_line(block.title), _paragraphs(block.text)
    if not 1 <= block.number <= _LAST_ARTICLE:
        yield from _labelled(f"Điều {block.number}.", [*([title] if title else []), *texts])
    elif title or not texts:
        yield Article(block.number, title=title)
        yield from map(Paragraph, texts)
    else:
        yield Article(block.number, texts[0])
        yield from map(Paragraph, texts[1:])
    yield from flat(block.blocks)


def _point(block: Point) -> Iterator[Block]:
    label, texts = one_line(block.label), _paragraphs(block.text)
    found = label_of(label)
    if found is None or found[1]:
        yield from _labelled(label, texts)
        return
    yield Point(label, texts[0] if texts else "")
    yield from map(Paragraph, texts[1:])


def _labelled(label: str, texts: list[Text]) -> Iterator[Block]:
    """Yield paragraphs, the first of them opened by a label that is none of those known."""
    first, *others = texts or [""]
    opened = (Run(f"{label} "), *((Run(first),) if isinstance(first, str) else first))
    yield from (Paragraph(text) for text in (normal_runs(opened), *others) if text)


def _paragraphs(text: Text) -> list[Text]:
    """Return the text cut at its line feeds, without empty paragraphs."""
    runs = (Run(text),) if isinstance(text, str) else text
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = cleaned(run.text).split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return [normal for line in lines if (normal := normal_runs(tuple(line)))]
