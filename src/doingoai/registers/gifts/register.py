"""Gifts given and received (quà tặng): begin here."""

from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.register import Column, Register, Section
from doingoai.registers.gifts import actions, documents, forms, indicators, rules
from doingoai.registers.gifts.models import Gift

State = Gift.State

REGISTER = Register(
    key="gifts",
    title=_("Quà tặng"),
    singular=_("quà tặng"),
    menu=_("Hoạt động"),
    why=_("Mỗi món quà tặng hoặc nhận trong đối ngoại một hồ sơ: của ai, trị giá, kê khai, định giá, xử lý."),
    model=Gift,
    basis=("Luật Phòng, chống tham nhũng 2018, Điều 22", "Nghị định 59/2019/NĐ-CP, Điều 24–28"),
    actions=(
        actions.Receive, actions.Give, actions.Correct, actions.Declare, actions.Appraise, actions.Handle,
        actions.Complete, actions.Rectify, actions.Cancel,
    ),
    watch=rules.WATCHED,
    columns=(
        Column("dossier.title", _("Tên quà"), sort="dossier__sort_key"),
        Column("direction", _("Chiều")),
        Column("giver", _("Bên tặng")),
        Column("total_vnd", _("Trị giá (đồng)"), kind="number"),
        Column("changed_hands_on", _("Ngày"), kind="date", sort="changed_hands_on"),
        Column("handling", _("Xử lý")),
    ),
    sections=(
        Section(_("Quà"), ("direction", *forms.THING, "total_vnd")),
        Section(_("Bên tặng, bên nhận"), (*forms.SIDES, "from_interested")),
        Section(_("Chi từ tài sản công"), forms.MONEY),
        Section(_("Kê khai, xử lý"), ("declare_due_on", *forms.DONE)),
    ),
    filters=("direction", "category", "handling", "funding"),
    indicators=indicators.ALL,
    documents=documents.ALL,
    duties={State.RECEIVED: "GIFT_DECLARE", State.DECLARED: "GIFT_HANDLE", State.VALUED: "GIFT_HANDLE"},
    tones={
        State.RECEIVED: "warning", State.DECLARED: "info", State.VALUED: "info", State.HANDLED: "success",
        State.GIVEN: "info", State.CLOSED: "success", State.CANCELLED: "danger",
    },
)  # fmt: skip
