"""The rules R-DR-00 … R-DR-23 and R-QC-03, 04, 08, by the act at which each is judged."""

from doingoai.registers.delegations_out.rules import dossier, people, trip

# The unit answers for its dossier; the foreign-affairs body compares it with the province's other delegations.
OF_DOSSIER = (
    dossier.COMPLETE, dossier.BUDGET, people.KEY_LEADERS, people.RELATIVES, people.CLASSIFIED, people.ACTING, trip.SIZE,
)  # fmt: skip
AT_SUBMISSION = (
    *OF_DOSSIER, dossier.IN_PLAN, dossier.LATE_FILING, dossier.ENTERPRISE, dossier.WORKING_DAYS, dossier.COMMITMENTS,
    people.OWED_REPORT,
)  # fmt: skip
AT_PRESENTATION = (people.TRIPS, people.ABSENCE, people.OVERLAP, trip.REPEAT, trip.JOIN, dossier.MISSION)
AT_AMENDMENT = (*OF_DOSSIER, people.TRIPS, people.ABSENCE, people.OVERLAP)
AT_DECISION = (trip.DECISION_DATE, trip.AUTHORITY_TO_SIGN, trip.ORDER, people.SELF_DECIDED, dossier.MINISTRY)
AT_PREPARATION = (people.EXIT_CHECK,)
AT_DEPARTURE = (people.EXIT_CHECK, people.CLASSIFIED, trip.AS_DECIDED)
AT_RETURN = (trip.DEVIATION,)
AT_RECTIFICATION = (dossier.COMPLETE, dossier.IN_PLAN, trip.DEVIATION)
AT_REPORT = (dossier.COMMITMENTS,)
AT_CLOSING = (people.PARTY_REPORT,)
