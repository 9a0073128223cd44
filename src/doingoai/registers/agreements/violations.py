"""How a broken rule is recognised: each function looks at a case and returns what its rule's message needs to say.

Which rule it belongs to, by which article and how strictly, stands in `rules`. Figures and whom to ask are data.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.authority.matrix import NoAuthority, chain_for
from doingoai.dossiers.models import Link
from doingoai.lib.text import fold
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import required
from doingoai.norms.models import Requirement
from doingoai.norms.rule import Case, Test, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.agreements import codes
from doingoai.registers.agreements.models import Agreement, Consultation

LEADING = re.compile(r"\b(?:về|giữa|triển khai|thực hiện)\b")
TREATY = re.compile(r"\b(?:công ước|hiệp ước|định ước|hiệp định)\b")
BINDING = re.compile(r"ràng buộc theo pháp luật quốc tế|tòa án quốc tế|trọng tài quốc tế|điều ước quốc tế")
EXCLUDED = (  # what Điều 1.2 leaves out, and the register in which it is kept
    (r"vốn vay|vay ưu đãi|\boda\b", _("vốn ODA, vay ưu đãi")),
    (r"khoản viện trợ|viện trợ phi chính phủ", _("viện trợ")),
    (r"\bhợp đồng\b", _("hợp đồng dân sự (không vào sổ đối ngoại)")),
    (r"đối tác công tư|\bppp\b", _("đầu tư theo phương thức đối tác công tư")),
)


def treaty_name(case: Case) -> Violation | None:
    head = LEADING.split(case.record.dossier.title.lower(), maxsplit=1)[0]
    found = TREATY.search(head)
    return {"word": found[0]} if found else None


def outside_the_law(case: Case) -> list[Violation]:
    if case.record.regime != codes.Regime.LAW70:
        return []
    title = case.record.dossier.title.lower()
    return [{"register": register} for pattern, register in EXCLUDED if re.search(pattern, title)]


def level_not_open(case: Case) -> Violation | None:
    """The level must have a decider on the day; a border commune must be one."""
    record = case.record
    if record.signing_level == codes.SigningLevel.COMMUNE_BORDER and not (record.commune and record.commune.is_border):
        return {"problem": _("xã được chọn không phải xã biên giới")}
    try:
        chain_for("agreements.approve", province=case.province, on=record.signed_date or case.on, facts=record.facts())
    except NoAuthority:
        return {"problem": _("không có cấp quyết định cho “%s”") % record.get_signing_level_display()}
    return None


def disagreement_stands(case: Case) -> list[Violation]:
    record = case.record
    against = [row.who for row in record.opinions() if row.result == codes.Opinion.DISAGREE]
    if record.is_provincial:
        return [] if record.pm_opinion == codes.PmOpinion.CONSENT else [{"who": who} for who in against]
    if record.dossier.state == record.State.APPROVED:
        return []  # the reason was given with the decision
    return [{"who": who, "confidence": Confidence.VERIFY} for who in against]


def not_asked(case: Case) -> list[Violation]:
    record = case.record
    if record.regime != codes.Regime.LAW70:
        return []
    asked = {row.addressee for row in record.consultations.all()}
    if record.dossier.body.is_focal:
        asked.add(codes.Addressee.FA_FOCAL)  # it is this body's own dossier
    return [
        {"who": codes.Addressee(row.item).label, "source": row.basis, "confidence": row.confidence}
        for row in must_be_asked(case)
        if row.item not in asked
    ]


def must_be_asked(case: Case) -> list[Requirement]:
    """Return the requirements in force: by signing level, by tag of content, for a place whose naming needs care."""
    record = case.record
    cases = [record.signing_level, *record.tags, *(["SPECIAL_WORDING"] if record.country.special_wording else [])]
    return required([f"agreements.consult.{each}" for each in cases], province=case.province, on=case.on)


def waits_for_reply(case: Case) -> list[Violation]:
    silent = {row.item for row in required(["agreements.silence_blocks"], province=case.province, on=case.on)}
    open_rows = [row for row in case.record.opinions() if not row.result or row.result == codes.Opinion.NO_REPLY]
    return [_waiting(row, blocks=row.addressee in silent or row.due_on >= case.on) for row in open_rows]


def _waiting(row: Consultation, *, blocks: bool) -> Violation:
    said = {"who": row.who, "due": f"{row.due_on:%d/%m/%Y}"}
    return said if blocks else said | {"confidence": Confidence.VERIFY}


def not_taken_up(case: Case) -> list[Violation]:
    commented = {codes.Opinion.AGREE_WITH_COMMENT, codes.Opinion.DISAGREE}
    return [{"who": row.who} for row in case.record.opinions() if row.result in commented and not row.handling]


def signer_not_entitled(case: Case) -> Violation | None:
    record = case.record
    if record.regime != codes.Regime.LAW70 or _entitled(record):
        return None
    settled = record.is_provincial or record.signing_level in {"DEPT", "COMMUNE_BORDER"}
    return {"signer": record.vn_signer, "confidence": Confidence.CONFIRMED if settled else Confidence.VERIFY}


def _entitled(record: Agreement) -> bool:
    if not record.is_provincial:
        return record.signer_capacity in {codes.SignerCapacity.HEAD, codes.SignerCapacity.NAMED}
    if fold(record.vn_signer) == fold(record.decided_by):
        return True
    given = record.authorisation_date if record.authorisation_doc else None
    return given is not None and record.signed_date is not None and given <= record.signed_date


def text_changed(case: Case) -> Violation | None:
    return {} if case.record.signed_text_hash != case.record.cleared_text_hash else None


def signed_on_wrong_day(case: Case) -> Violation | None:
    signed, decided = case.record.signed_date, case.record.decided_date
    return {"signed": f"{signed:%d/%m/%Y}"} if signed > case.on or (decided and signed < decided) else None


def body_not_living(case: Case) -> list[Violation]:
    day = case.record.signed_date or case.on
    named = [(name, getattr(case.record, name)) for name in ("signing_body", "proposer", "lead_unit")]
    return [
        {"body": body, "heir": body.living(), "field": name}
        for name, body in named
        if body and not body.is_valid_on(day)
    ]


def needs_careful_naming(case: Case) -> Violation | None:
    country = case.record.country
    return {"country": country} if country.special_wording else None


def without_vietnamese(case: Case) -> Violation | None:
    return None if "vi" in case.record.languages else {}


def duty_late(*kinds: str) -> Test:
    """Return the test of A-R10 or A-R18: a duty of these kinds is open after its day, or is being done too late."""

    def test(case: Case) -> list[Violation]:
        day = case.inputs.get("done_on") or case.on
        rows = case.record.obligations.filter(kind__in=kinds, done_on=None, due_on__lt=day)
        chosen = case.inputs.get("obligation")
        return [{"duty": row, "due": f"{row.due_on:%d/%m/%Y}"} for row in rows if chosen in (None, row)]

    return test


def reduced_without_ground(case: Case) -> Violation | None:
    record = case.record
    if record.procedure != codes.Procedure.REDUCED:
        return None
    for_visit = record.reduced_ground == codes.ReducedGround.HIGH_LEVEL_VISIT
    return {} if not record.reduced_ground or (for_visit and not record.reduced_permission) else None


def party_ended(case: Case) -> Violation | None:
    body = case.record.signing_body
    ended = body.valid_to is not None and body.valid_to < case.on and case.record.dossier.state in Agreement.SIGNED
    return {"body": body, "heir": body.living()} if ended and not case.record.rename_note else None


def term_unclear(case: Case) -> Violation | None:
    record = case.record
    if record.term_mode == codes.TermMode.FIXED and record.expiry_date is None:
        return {"problem": _("thỏa thuận có thời hạn nhưng chưa có ngày hết hiệu lực"), "field": "expiry_date"}
    if record.kind != codes.Kind.EXTENSION or not record.parent_number:
        return None
    parents = Agreement.objects.for_system("A-R13").filter(dossier__number=record.parent_number)
    over = parents.filter(expiry_date__lt=record.signed_date or case.on).exists()
    return {"problem": _("thỏa thuận gốc đã hết hạn: ký mới, không gia hạn")} if over else None


def spending_without_source(case: Case) -> Violation | None:
    return {} if case.record.cost_obligation and not case.record.budget_source else None


def binding_words(case: Case) -> list[Violation]:
    text = f"{case.record.dossier.title} {case.record.necessity} {case.record.public_summary}".lower()
    return [{"words": words} for words in sorted({found[0] for found in BINDING.finditer(text)})]


def same_again(case: Case) -> list[Violation]:
    """Another living agreement with the same partner in one of the same sectors, as far as the officer sees."""
    record = case.record
    if record.kind != codes.Kind.NEW or case.actor is None:
        return []
    rows = Agreement.objects.visible_to(case.actor).filter(partner_key=record.partner_key, country=record.country_id)
    rows = rows.exclude(pk=record.pk).exclude(dossier__state__in=Agreement.FINAL).select_related("dossier")
    return [{"number": row.dossier.number} for row in rows[:20] if set(row.sectors) & set(record.sectors)]


def nothing_promised(case: Case) -> Violation | None:
    """No commitment is linked some days after signing: a framework only."""
    record, days = case.record, int(case.limit("AGR_EXTRACT_DAYS"))
    if record.dossier.state not in record.SIGNED or (case.on - record.signed_date).days <= days:
        return None
    linked = Link.objects.filter(target=record.dossier, kind=Link.Kind.ARISES, source__register="commitments")
    return None if linked.exists() else {"days": days}


def ranks_apart(case: Case) -> Violation | None:
    ours, theirs = case.record.vn_rank, case.record.foreign_rank
    apart = ours is not None and theirs is not None and abs(ours - theirs) > case.limit("AGR_RANK_GAP")
    return {} if apart else None


def serves_no_task(case: Case) -> Violation | None:
    links = Link.objects.filter(source=case.record.dossier, kind__in=[Link.Kind.SERVES, Link.Kind.IMPLEMENTS])
    return None if links.exists() else {}


def texts_missing(case: Case) -> Violation | None:
    files = Attachment.objects.filter(dossier=case.record.dossier).count()
    needed = max(len(case.record.languages), 1)
    return {"files": files, "needed": needed} if files < needed else None


def nobody_disagrees(case: Case) -> Violation | None:
    against = any(row.result == codes.Opinion.DISAGREE for row in case.record.opinions())
    return None if against and case.record.is_provincial else {}


def review_too_far(case: Case) -> Violation | None:
    months, day = int(case.limit("AGR_REVIEW_MONTHS")), case.record.next_review_date
    return {"months": months} if day and day > months_later(case.on, months) else None


def ended_too_early(case: Case) -> Violation | None:
    expiry = case.record.expiry_date
    return None if expiry is not None and expiry < case.on else {}


def always(case: Case) -> Violation:
    return {}
