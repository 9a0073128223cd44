"""What several papers of a delegation say alike: the list of members, places, sums, the decision."""

from __future__ import annotations

from doingoai.documents import Column, Table
from doingoai.lib.dates import format_date, format_number
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out.codes import PaperKind, Sex
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation, Paper

LIST_COLUMNS = (
    Column("STT", 0.7, "center"), Column("Họ và tên", 2.6), Column("Chức vụ", 3), Column("Đơn vị công tác", 3),
    Column("Mã ngạch", 1.2, "center"), Column("Bậc", 0.8, "center"), Column("Loại", 0.8, "center"),
    Column("Vai trò", 1.6),
)  # fmt: skip


def members_list(record: OutgoingDelegation) -> Table:
    """Return the annex DANH SÁCH ĐOÀN in its prescribed columns."""
    rows = tuple(
        (str(number), each.full_name, each.post, each.unit, each.salary_code, each.salary_grade, each.salary_class,
         each.get_role_display())
        for number, each in enumerate(record.members.select_related("body"), start=1)
    )  # fmt: skip
    return Table(LIST_COLUMNS, rows)


def state_decision(record: OutgoingDelegation) -> Paper | None:
    """Return the State's decision; what the Party decided is not it and stands among the bases (both are needed)."""
    state = (Role.UBND_CHAIR, Role.FA_HEAD)
    return record.papers.filter(kind=PaperKind.DECISION, role__in=state).last()


def decided_by(record: OutgoingDelegation) -> str:
    """Name the paper by which the delegation was sent."""
    paper = record.papers.filter(kind=PaperKind.DECISION).last()
    return f"số {paper.number} ngày {format_date(paper.issued_on)}" if paper else "chưa có"


def titled(member: Member) -> str:
    """Name a person as a decision does."""
    return f"{'bà' if member.sex == Sex.FEMALE else 'ông'} {member.full_name}"


def estimate_of(record: OutgoingDelegation) -> str:
    """Return the sum of the estimate as the end of a clause; nothing where there is none."""
    return f", dự toán {format_number(record.budget_vnd)} đồng" if record.budget_vnd is not None else ""


def place_of(record: OutgoingDelegation) -> str:
    """Name the province in full."""
    return record.dossier.province.full_name if record.dossier.province else "tỉnh"


def kind_of_unit(record: OutgoingDelegation) -> str:
    """Say whether it is a province or a city."""
    return record.dossier.province.kind if record.dossier.province else "tỉnh"


def small_title(title: str) -> str:
    """Return the name of a delegation as it stands inside a sentence: “Đoàn công tác …” keeps its capital."""
    return title if title.startswith("Đoàn") else f"Đoàn {title[:1].lower()}{title[1:]}"
