"""Plans for tests: drafted from a confirmed document, filled in, approved, issued."""

import datetime as dt

from doingoai.planning.plans import actions
from doingoai.planning.plans.draft import draft_plan
from doingoai.register_kit.catalogue import registers
from doingoai.workflow.perform import perform

CLAUSES = [
    {"number_path": "1", "text": "Đẩy mạnh hội nhập quốc tế; cải thiện môi trường đầu tư", "obligation": "BAT_BUOC"},
    {"number_path": "2", "text": "Triển khai ngoại giao kinh tế, trong đó:", "obligation": "BAT_BUOC"},
    {"number_path": "2.i", "text": "Rà soát các thỏa thuận quốc tế; Sở Tư pháp phối hợp", "obligation": "BAT_BUOC"},
    {"number_path": "2.ii", "text": "Hỗ trợ doanh nghiệp địa phương xúc tiến thương mại", "obligation": "BAT_BUOC"},
    {"number_path": "3", "text": "Xem xét mở rộng hợp tác với các địa phương nước ngoài", "obligation": "KHUYEN_KHICH"},
    {"number_path": "4", "text": "Công tác đối ngoại thời gian qua đã đạt kết quả tốt", "obligation": "KHONG"},
]
DOCUMENT = {
    "title": "Định hướng công tác đối ngoại địa phương sau Hội nghị Ngoại vụ toàn quốc lần thứ 22",
    "document_number": "715/CNV-ĐP",
    "kind": "DINH_HUONG_HOI_NGHI",
    "issuer": "Cục Ngoại vụ và Ngoại giao văn hóa",
    "issued_on": dt.date(2026, 3, 2),
    "received_on": dt.date(2026, 3, 5),
    "response_required": "KE_HOACH",
    "clauses": CLAUSES,
}
PERIOD = {"period_from": dt.date(2026, 1, 1), "period_to": dt.date(2026, 12, 31)}


def act(record, verb, actor, **inputs):
    """Let the register of guidance do something; plans know it through the catalogue only."""
    action = registers()["guidance"].verbs[verb]
    return perform(record, action, actor=actor, reasons={"*": "Bản thử"}, **inputs)


def entered(actor, **changes):
    """A document that waits for its review."""
    return act(registers()["guidance"].model, "enter", actor, **{**DOCUMENT, **changes})


def confirmed(actor, **changes):
    """A document that was reviewed."""
    record = entered(actor, **changes)
    return act(record, "confirm", actor, **registers()["guidance"].verbs["confirm"].initial(record))


def open_one(actor, **changes):
    """A draft from a confirmed document of the actor's own province."""
    guidance = confirmed(actor)
    plan = draft_plan(guidance, actor=actor)
    if changes:
        perform(plan, actions.Edit, actor=actor, **{**edited(plan), **changes})
    return plan


def edited(plan, **cells):
    """What the edit form holds, every row with a product and those cells; ready to be saved by `Edit`."""
    shown = actions.Edit.initial(plan)
    shown["tasks"] = [{**row, "product": "Báo cáo kết quả", **cells} for row in shown["tasks"]]
    return {**shown, **PERIOD}


def ready(actor):
    """A draft in which nothing is missing."""
    plan = open_one(actor)
    return perform(plan, actions.Edit, actor=actor, **edited(plan, due="30/11/2026"))


def approved(actor, *deciders):
    """A plan that every decider in turn agreed to."""
    plan = perform(ready(actor), actions.Submit, actor=actor)
    for decider, verb in zip(deciders, (actions.Appraise, actions.Agree, actions.Approve), strict=True):
        perform(plan, verb, actor=decider)
    return plan


def issued(actor, *deciders, on=None):
    """A plan whose tasks are with their bodies."""
    plan = approved(actor, *deciders)
    return perform(plan, actions.Issue, actor=actor, document_number="64/KH-UBND", issued_on=on or dt.date(2026, 3, 20))
