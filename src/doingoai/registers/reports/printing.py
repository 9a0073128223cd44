"""A report on paper: what its frozen version says, or the working copy while there is none; laid out by `reporting`."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from doingoai.dossiers.models import Dossier
from doingoai.indicators.models import Restatement
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import indicators
from doingoai.registers.reports.codes import Quality, Signer, Source
from doingoai.registers.reports.figures import computed
from doingoai.registers.reports.freeze import canonical, contents
from doingoai.registers.reports.models import PeriodicReport, ReportVersion
from doingoai.reporting import paper, printed
from doingoai.workflow import clock

PARTS = {"I": "Kết quả", "II": "Đánh giá", "III": "Phương hướng, nhiệm vụ", "IV": "Kiến nghị"}
MAKERS = {"docx": paper.docx, "pdf": paper.pdf}
AUTHORITY = {
    Signer.UBND_CHAIR: ("TM. Ủy ban nhân dân", "Chủ tịch"),
    Signer.TTTU: ("T/M Ban Thường vụ", "Phó Bí thư Thường trực"),
}


def file_of(record: PeriodicReport, form: str, officer: Officer) -> bytes:
    """Return the report as a Word file or PDF, as it was frozen; a draft as it stands. Raises KeyError, ContentError.

    Annexes list the records that this officer sees.
    """
    assert record.period is not None  # a report with dates of its own is written as a letter
    return MAKERS[form](computed(record, record.period), officer, on_paper(record, officer))


def on_paper(record: PeriodicReport, officer: Officer) -> printed.Printed:
    """Return what the paper says beyond the figures of the day."""
    version = record.versions.filter(number=record.version_no).first()
    said = json.loads(version.payload if version else canonical(contents(record, clock.now())), parse_float=Decimal)
    return printed.Printed(
        sections=tuple(_sections(said)),
        figures={row["code"]: _figure(row, said) for row in said["figures"]},
        restated=tuple(_restated(record, officer)),
        notes=tuple(_notes(said)),
        title=_title(record.dossier.title),
        quality=str(Quality(said["quality"]).label) if version else "Dự thảo",
        version=version.number if version else None,
        frozen_at=version.frozen_at if version else None,
        body=_issuer(record),
        number=record.document_number.partition("/")[0],
        symbol=record.document_number.partition("/")[2] or ("BC-UBND" if _issuer(record) else ""),
        issued_on=_sent_on(version),
        recipients=(*(f"{name.strip()};" for name in record.recipient.split(";")), "Lưu: VT."),
        authority=AUTHORITY.get(Signer(record.signer), ()),
    )  # fmt: skip


def _issuer(record: PeriodicReport) -> str:
    """Return who issues a report that the Chairman signs: the People's Committee, whichever office wrote it."""
    province = record.dossier.province
    return f"Ủy ban nhân dân {province.full_name}" if province and record.signer == Signer.UBND_CHAIR else ""


def _title(title: str) -> str:
    """Return the title under the word BÁO CÁO, which it does not repeat."""
    rest = title.removeprefix("Báo cáo ")
    return rest[:1].upper() + rest[1:]


def _sections(said: dict[str, Any]) -> Any:
    """Yield the headings under their parts; a part without numbered headings carries its own text."""
    part = ""
    for row in said["sections"]:
        over, _dot, number = row["key"].partition(".")
        if number and over != part:
            yield printed.Section(over, PARTS.get(over, ""), level=1)
        part = over
        yield printed.Section(number or over, row["title"], row["text"], level=2 if number else 1)


def _figure(row: dict[str, Any], said: dict[str, Any]) -> printed.Stated:
    others = [each for each in said["statements"] if each["code"] == row["code"] and not _is_told(each, row)]
    return printed.Stated(
        code=row["code"], name=row["name"], unit=row["unit"], value=row["value"], previous=row["previous"],
        change_pct=None if row["change_pct"] is None else Decimal(row["change_pct"]), decimals=row["decimals"],
        records=row["records"], num=row["num"], den=row["den"], qualifier=row["qualifier"],
        source="" if row["source"] == Source.RECORDS else row["source_text"], comment=row["comment"],
        others=tuple(printed.Source(each["value"], each["source"], each["qualifier"]) for each in others),
    )  # fmt: skip


def _is_told(statement: dict[str, Any], row: dict[str, Any]) -> bool:
    """Tell whether a statement is the number that the report states."""
    return bool(row["source"] != Source.RECORDS and statement["source"] == row["source_text"])


def _restated(record: PeriodicReport, officer: Officer) -> Any:
    rows = list(
        Restatement.objects.filter(closing__report=record.dossier.number, closing__reopened_at=None).select_related(
            "dossier", "officer"
        )
    )
    known = Dossier.objects.visible_to(officer).filter(pk__in=[row.dossier_id for row in rows])
    seen = set(known.values_list("pk", flat=True))
    for row in rows:
        indicator = indicators().get(row.indicator)
        yield printed.Restated(
            code=row.indicator, name=str(indicator.name) if indicator else row.indicator, old=row.old, new=row.new,
            reason=row.reason, who=str(row.officer or ""), on=row.at.date(),
            record=row.dossier.number if row.dossier_id in seen else "",
            decimals=indicator.decimals if indicator else 0,
        )  # fmt: skip


def _notes(said: dict[str, Any]) -> Any:
    """Yield the denominator of a national report (RP-13)."""
    units = said["units"]
    if units:
        come = sum(row["sent_on"] is not None for row in units)
        yield f"Báo cáo tổng hợp từ {come}/{len(units)} địa phương đã gửi báo cáo khi chốt số liệu."


def _sent_on(version: ReportVersion | None) -> dt.date | None:
    return version.sent_at.date() if version and version.sent_at else None
