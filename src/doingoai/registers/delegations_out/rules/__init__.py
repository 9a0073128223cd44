"""The rules of the law of delegations, by the act at which each is judged."""

from doingoai.registers.delegations_out.rules import costs, dossier, papers, people, plan, posts, trip

# The unit answers for its dossier; the foreign-affairs body compares it with the province's other delegations.
OF_DOSSIER = (
    dossier.COMPLETE, plan.LINE, plan.USED, plan.DEPARTS, plan.BIGGER, plan.BUDGET, costs.COST_NORM, people.KEY_LEADERS,
    people.RELATIVES, people.CLASSIFIED, people.ACTING, posts.LEFT, posts.STUDY_AGE, trip.SIZE, trip.BORDER_PASS,
    trip.WEEKENDS,
)  # fmt: skip
AT_SUBMISSION = (
    *OF_DOSSIER, plan.IN_PLAN, plan.UNCHECKED, papers.INVITATION, papers.MISSING, dossier.LATE_FILING,
    dossier.ENTERPRISE, dossier.WORKING_DAYS, dossier.COMMITMENTS, people.OWED_REPORT,
)  # fmt: skip
AT_PRESENTATION = (
    people.TRIPS,
    people.EXCEPTION,
    people.ABSENCE,
    people.OVERLAP,
    trip.REPEAT,
    trip.JOIN,
    trip.ELSEWHERE,
    dossier.MISSION,
)
AT_AMENDMENT = (*OF_DOSSIER, people.TRIPS, people.EXCEPTION, people.ABSENCE, people.OVERLAP)
AT_DECISION = (
    trip.DECISION_DATE, trip.AUTHORITY_TO_SIGN, trip.ORDER, papers.CONSENT, posts.SELF_DECIDED, posts.NEXT_LEVEL,
    dossier.MINISTRY,
)  # fmt: skip
AT_PREPARATION = (people.EXIT_CHECK,)
AT_DEPARTURE = (people.EXIT_CHECK, people.CLASSIFIED, papers.VISA, trip.AS_DECIDED)
AT_RETURN = (trip.DEVIATION,)
AT_RECTIFICATION = (dossier.COMPLETE, plan.IN_PLAN, trip.DEVIATION)
AT_REPORT = (dossier.COMMITMENTS,)
AT_CLOSING = (people.PARTY_REPORT,)
# What an act passes over in silence and the page of the dossier tells while it is being judged, or afterwards.
WATCHED = (plan.UNCHECKED, papers.MISSING, trip.ELSEWHERE, people.PARTY_REPORT)
