"""Regulations of the demo's provinces, the powers given under them, and the rules that the provinces changed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.names import person
from doingoai.demo.stage import Stage, Story
from doingoai.organisations.models import Province
from doingoai.planning.authorisations import actions as powers
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.planning.regulations import actions
from doingoai.planning.regulations.models import Regulation
from doingoai.planning.rule_changes import actions as changes
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

DAY = dt.timedelta(days=1)
REASONS = {EVERY_RULE: "Quy chế của tỉnh cũ tiếp tục áp dụng trên địa bàn cũ đến khi có quy chế mới."}
SCOPE = "Hoạt động đối ngoại của các cơ quan, tổ chức, địa phương trong tỉnh."
BASES = "272-QĐ/TW; 33-KL/TW"
CLAUSES = (
    {
        "unit": "Điều 7 khoản 2", "old": "Hồ sơ của cấp huyện gửi Phòng Nội vụ.",
        "new": "Hồ sơ của cấp xã gửi cơ quan ngoại vụ.", "reason": "Không còn cấp huyện từ ngày 01/7/2025.",
    },
    {
        "unit": "Điều 12", "old": "Lấy ý kiến Ban Đối ngoại Trung ương.", "new": "Lấy ý kiến Bộ Ngoại giao.",
        "reason": "Ban Đối ngoại Trung ương hợp nhất vào Bộ Ngoại giao.",
    },
)  # fmt: skip


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of the texts, of the powers and of the rules of each province with full staff."""
    for place, code in enumerate(codes):
        yield _texts(cast, stage, code, place)
        yield _powers(cast, stage, code, place)
        yield _changes(cast, stage, code, place)


def _texts(cast: Cast, stage: Stage, code: str, place: int) -> Story:
    """Inherited regulations, the status of one of them not looked up for long; in the first province a new text."""
    yield stage.ago(430)
    officer = cast.officer("FA_OFFICER", code)
    home = cast.province(code)
    old: list[Province | None] = list(Province.objects.filter(successor=home).order_by("name")) or [None]
    for number, unit in enumerate(old):
        checked = clock.today() - 20 * DAY
        said = _text(f"Quy chế quản lý thống nhất các hoạt động đối ngoại của {(unit or home).full_name}")
        said |= {
            "number": f"{88 + 19 * number + place}-QĐ/TU", "issued_on": dt.date(2019 + number, 3, 4),
            "effective_from": dt.date(2019 + number, 3, 4), "signing_capacity": "TM", "status_source": "Công báo tỉnh",
            "issuer_name": "Ban Thường vụ cấp ủy tỉnh", "signer": person_of(code, number),
            "status_checked_on": checked, "territory": unit.pk if unit else None,
        }  # fmt: skip
        record = perform(Regulation, actions.Enter, actor=officer, reasons=REASONS, **said)
        cast.told.setdefault(("regulations", code), []).append(record)
    last: Regulation = cast.told["regulations", code][-1]
    yield stage.ago(300)
    done = "Cơ quan ngoại vụ đã thẩm định các đoàn ra theo quy chế; tỷ lệ đoàn trong kế hoạch tăng so với năm trước."
    perform(
        last, actions.ReviewYear, actor=cast.officer("FA_HEAD", code), year=clock.today().year - 1, done=done,
        difficulties="Hai quy chế của hai tỉnh cũ còn cùng áp dụng.",
    )  # fmt: skip
    if place == 0:
        yield from _new_text(cast, stage, code)
    elif place == 1:
        yield stage.ago(24)
        draft = perform(Regulation, actions.Draft, actor=officer, **_text("Quy chế đối ngoại của tỉnh mới"))
        perform(draft, actions.Consult, actor=officer)


def _new_text(cast: Cast, stage: Stage, code: str) -> Story:
    """The text of the merged province: asked about, appraised, issued; it replaces the inherited ones."""
    earlier = cast.told["regulations", code]
    yield stage.ago(150)
    officer = cast.officer("FA_OFFICER", code)
    said = _text("Quy chế quản lý thống nhất các hoạt động đối ngoại của tỉnh")
    said |= {"replaces": "; ".join(each.number for each in earlier), "clauses": list(CLAUSES)}
    record = perform(Regulation, actions.Draft, actor=officer, **said)
    yield stage.ago(140)
    perform(record, actions.Consult, actor=officer)
    yield stage.ago(120)
    opinions = "18 trên 20 cơ quan thống nhất; tiếp thu ý kiến của Công an tỉnh về địa bàn biên giới."
    perform(record, actions.Submit, actor=officer, opinions=opinions, reasons=REASONS)
    yield stage.ago(116)
    perform(record, actions.Appraise, actor=cast.officer("FA_HEAD", code))
    yield stage.ago(104)
    perform(record, actions.GiveOpinion, actor=cast.officer("MOFA_HEAD"))
    yield stage.ago(90)
    signed = clock.today()
    paper: dict[str, Any] = {
        "number": "215-QĐ/TU", "issued_on": signed, "effective_from": signed, "issuer": cast.body("TU", code).pk,
        "signer": person_of(code, 9), "signing_capacity": "TM",
    }  # fmt: skip
    perform(record, actions.Issue, actor=cast.officer("BTV", code), reasons=REASONS, **paper)


def _text(title: str) -> dict[str, Any]:
    return {"title": title, "layer": "TINH_DANG", "doc_type": "QUYET_DINH", "scope": SCOPE, "implements": BASES}


def person_of(code: str, number: int) -> str:
    """Return an invented signer, the same in every demo."""
    return person(random.Random(f"regulations/{code}/{number}"))  # noqa: S311


def _powers(cast: Cast, stage: Stage, code: str, place: int) -> Story:
    """One power in force, in the second province one that waits for the signature, in the third one revoked."""
    yield stage.ago(60 + place)
    officer = cast.officer("FA_OFFICER", code)
    today = clock.today()
    said: dict[str, Any] = {
        "title": "Ủy quyền cho phép viên chức đi công tác không dùng ngân sách", "giver": "UBND_CHAIR",
        "receiver": "FA_HEAD", "act": "delegations_out.decide_authorised", "document": "31/UQ-UBND",
        "subject": "cho phép viên chức không giữ chức vụ đi công tác không dùng ngân sách",
        "document_on": today + 3 * DAY, "first_day": today + 3 * DAY, "last_day": dt.date(today.year + 1, 12, 31),
    }  # fmt: skip
    record = perform(PowerGiven, powers.Draft, actor=officer, **said)
    perform(record, powers.Submit, actor=officer)
    if place == 1:
        return
    yield stage.ago(57 + place)
    chair = cast.officer("UBND_CHAIR", code)
    perform(record, powers.Issue, actor=chair)
    if place == 2:
        yield stage.ago(15)
        perform(record, powers.Revoke, actor=chair, note="Phân công lại nhiệm vụ trong lãnh đạo.")


def _changes(cast: Cast, stage: Stage, code: str, place: int) -> Story:
    """A shorter limit confirmed, a stricter rule waiting for the second person, a draft sent back."""
    yield stage.ago(40 + place)
    admin = cast.officer("RULE_ADMIN", code)
    start = clock.today() + 12 * DAY
    common: dict[str, Any] = {
        "basis": "Quyết định 272-QĐ/TW ngày 21/01/2015", "confidence": "LOCAL", "effective_from": start,
        "reason": "Cụ thể hóa quy chế của tỉnh.",
    }  # fmt: skip
    limit: dict[str, Any] = {
        "title": "Kiểm tra hiệu lực quy chế 90 ngày một lần",
        "key": "QC_STATUS_DAYS",
        "value": 90,
        "unit": "ngày",
    }
    record = perform(RuleChange, changes.ProposeLimit, actor=admin, **common, **limit)
    perform(record, changes.Submit, actor=admin)
    yield stage.ago(36 + place)
    head = cast.officer("FA_HEAD", code)
    act, note = (changes.Return, "Bổ sung ý kiến của Sở Nội vụ.") if place == 2 else (changes.Confirm, "")
    perform(record, act, actor=head, note=note)
    yield stage.ago(4)
    strict: dict[str, Any] = {
        "title": "Trao đổi trước với cơ quan đại diện là bắt buộc",
        "key": "R-DR-13",
        "severity": "ERROR",
    }
    common["effective_from"] = clock.today() + 30 * DAY
    other = perform(RuleChange, changes.ProposeStrictness, actor=admin, **common, **strict)
    perform(other, changes.Submit, actor=admin)
