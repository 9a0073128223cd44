"""THE list: every register of the system, in the order of the menu; apps, routes, import and tests follow from it."""

REGISTERS = (
    "doingoai.planning.guidance",
    "doingoai.planning.plans",
    "doingoai.planning.tasks",
    "doingoai.planning.programmes",
    "doingoai.planning.programme_lines",
    "doingoai.planning.regulations",
    "doingoai.planning.authorisations",
    "doingoai.planning.rule_changes",
    "doingoai.registers.delegations_out",
    "doingoai.registers.passports",
    "doingoai.registers.apec_cards",
    "doingoai.registers.delegations_in",
    "doingoai.registers.gifts",
    "doingoai.registers.agreements",
    "doingoai.registers.commitments",
    "doingoai.registers.training",
    "doingoai.registers.documents_out",
    "doingoai.registers.documents_in",
    "doingoai.registers.opinion_rounds",
    "doingoai.registers.reports",
)
