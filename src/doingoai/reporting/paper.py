"""The report as an official paper: BÁO CÁO with its narrative, tables of figures, charts, and annexes; Word and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.utils import timezone
from django.utils.translation import override

from doingoai.documents import (
    Annex,
    Block,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
    render_docx,
    render_pdf,
)
from doingoai.indicators.units import Territory
from doingoai.organisations.models import Body, Officer
from doingoai.reporting.annexes import by_province, of_records
from doingoai.reporting.paper_drawings import drawings
from doingoai.reporting.paper_tables import figures_table, groups, remarks_on, restated_table
from doingoai.reporting.printed import DRAFT, Printed, Section
from doingoai.reporting.report import Report
from doingoai.reporting.rules import LEAP, remarks
from doingoai.reporting.wording import VIEWS, notes_of
from doingoai.web.dates import vndate


def docx(found: Report, officer: Officer | None = None, printed: Printed = DRAFT) -> bytes:
    """Return the report as a Word file; without `printed` a draft of the figures, to be finished by whoever signs it.

    Raises `ContentError` for a narrative with a marking of state secrecy.
    """
    return render_docx(document(found, officer, printed))


def pdf(found: Report, officer: Officer | None = None, printed: Printed = DRAFT) -> bytes:
    """Return the report as PDF. Raises `ContentError` as `docx`, and for letters that the prescribed font lacks."""
    return render_pdf(document(found, officer, printed))


def document(found: Report, officer: Officer | None, printed: Printed = DRAFT) -> OfficialDocument:
    """Build the report in Vietnamese, whatever the officer's own language.

    With a narrative the figures stand in an annex of their own; without one they are the report.
    """
    with override("vi"):
        parent, body, symbol = _letterhead(found, officer, printed)
        figures = tuple(_figures(found, printed))
        narrative = tuple(chain.from_iterable(_section(each) for each in printed.sections))
        return OfficialDocument(
            kind="bao_cao",
            parent_body=parent,
            body=body,
            number=printed.number or None,
            symbol=printed.symbol or f"BC-{symbol}".rstrip("-"),
            place="Hà Nội" if found.territory.is_nation else found.territory.name,
            issued_on=printed.issued_on,
            title=_title(found, printed),
            addressees=printed.addressees,
            blocks=narrative or figures,
            recipients=printed.recipients or ("Lưu: VT",),
            signature=Signature(printed.authority or ("Thủ trưởng cơ quan",), printed.signer),
            annexes=(*_figures_annex(found, figures if narrative else ()), *_annexes(found, officer)),
        )


def _title(found: Report, printed: Printed) -> str:
    whose = "trên toàn quốc" if found.territory.is_nation else f"của {found.territory.full_name}"
    title = printed.title or f"Số liệu công tác đối ngoại {found.period.label}\n{whose}"
    return f"{title}\n({printed.quality})" if printed.quality else title


def _section(section: Section) -> Iterator[Block]:
    number = section.number if section.number.endswith(".") else f"{section.number}."
    yield Heading(section.level, number, section.heading)
    if section.text.strip():
        yield Paragraph(section.text)


def _figures_annex(found: Report, figures: tuple[Block, ...]) -> Iterator[Annex]:
    if figures:
        yield Annex(f"Biểu số liệu, {found.period.label}", figures, landscape=False)


def _annexes(found: Report, officer: Officer | None) -> Iterator[Annex]:
    yield from by_province(found) if found.territory.is_nation else of_records(found, officer)


def _letterhead(found: Report, officer: Officer | None, printed: Printed) -> tuple[str, str, str]:
    """Return parent, body and symbol: as said, else the officer's body or the one in charge of external affairs."""
    if printed.body:
        return printed.parent_body, printed.body, ""
    body = officer.seat.body if officer else _in_charge(found.territory)
    if body is None:
        name = "Bộ Ngoại giao" if found.territory.is_nation else f"Ủy ban nhân dân {found.territory.full_name}"
        return "", name, "BNG" if found.territory.is_nation else "UBND"
    return str(body.parent or ""), body.name, body.symbol or "NgV"


def _in_charge(where: Territory) -> Body | None:
    """Return the body in charge of external affairs, the latest one of a unit that went through a merger."""
    charged = Body.objects.filter(is_focal=True).select_related("parent").order_by("-valid_from")
    if where.is_nation:
        return charged.filter(province=None).first()
    return charged.filter(province__in=where.now.stocks or ()).first()


def _figures(found: Report, printed: Printed) -> Iterator[Block]:
    period, where, shown = found.period, found.territory, groups(found, printed)
    yield Paragraph(
        f"Số liệu của kỳ từ ngày {vndate(period.start)} đến ngày {vndate(period.end)}, so với {period.previous.label}; "
        f"{str(VIEWS[where.view]).lower()}. {_origin(printed)}"
    )
    yield Heading(1, "I.", "Kết quả")
    for number, (title, figures) in enumerate(shown, start=1):
        yield Heading(2, f"{number}.", title)
        yield figures_table(figures, where, period)
        for remark in remarks_on(figures):
            yield Point("-", remark)
    if not shown:
        yield Paragraph("Chưa có sổ nào tính số liệu.")
    yield from drawings(found, printed, len(shown) + 1)
    notes = (*_unexplained(found, printed), *_versions(printed), *printed.notes)
    if notes or printed.restated:
        yield Heading(1, "II.", "Ghi chú về số liệu")
    for note in notes:
        yield Point("-", note)
    if printed.restated:
        yield restated_table(printed.restated)


def _unexplained(found: Report, printed: Printed) -> Iterator[str]:
    """Yield the notes, without the call to explain a leap that the report explains (RP-07)."""
    explained = [f"({stated.code})" for stated in printed.figures.values() if stated.comment]
    leaps = {text for rule, text in remarks(found) if rule is LEAP} if explained else set()
    for note in notes_of(found):
        if note not in leaps or not any(code in note for code in explained):
            yield note


def _origin(printed: Printed) -> str:
    typed = any(stated.source for stated in printed.figures.values())
    end = ", trừ số có ghi nguồn." if typed else ", không nhập tay."
    return f"Mỗi số liệu được tính từ hồ sơ trong các sổ{end} Mã dưới tên chỉ tiêu dẫn đến các hồ sơ đó."


def _versions(printed: Printed) -> Iterator[str]:
    if printed.frozen_at:
        version = f"Phiên bản {printed.version}, số" if printed.version else "Số"
        at = timezone.localtime(printed.frozen_at)
        yield (
            f"{version} liệu chốt lúc {at:%H:%M} ngày {vndate(at.date())}; phụ lục theo hồ sơ ngày in. "
            "Mã số liệu mở số tính theo hồ sơ hiện nay."
        )
