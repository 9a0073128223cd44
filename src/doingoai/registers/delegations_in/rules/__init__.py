"""The rules R-DV-00 … R-DV-18, by the act at which each is judged, and those that the clock breaks (`WATCHED`)."""

from doingoai.registers.delegations_in.rules import dossier, follow_up, programme, readiness

PERMISSION_FIRST = dossier.PERMISSION_FIRST
AT_SUBMISSION = (
    dossier.COMPLETE, dossier.PLAN_LINE, dossier.CENTRAL_HOST, dossier.LATE_FILING, dossier.TOO_LATE,
    follow_up.OWED_REPORT,
)  # fmt: skip
AT_PRESENTATION = (dossier.CENTRAL_HOST, programme.PROTOCOL, readiness.SECTOR_PERMIT)
AT_DECISION = (dossier.SIGNED_BEFORE, dossier.CONSULTED)
AT_PROGRAMME = (programme.CLASH, programme.CLASH_OUTSIDE, programme.PROTOCOL, programme.FLAGS, programme.OUTSIDE_DAYS)
AT_COSTS = (dossier.COST_NORM,)
AT_ARRANGING = (readiness.PERMIT_FILED_LATE,)
AT_READINESS = (
    readiness.GUEST_LIST, readiness.NOTICE, readiness.NOTICE_LATE, readiness.TOLD_AGAIN, readiness.PERMIT,
    readiness.SEA_BORDER, readiness.SECTOR_PERMIT, *AT_PROGRAMME, dossier.COST_NORM,
)  # fmt: skip
AT_ARRIVAL = (readiness.PERMIT, readiness.SEA_BORDER, readiness.TOLD_AGAIN)
AT_END = (readiness.RESIDENCE,)
AT_STOP = (readiness.TOLD_SAME_DAY,)
AT_REPORT = (follow_up.HINT,)
AT_CLOSING = (follow_up.COMMITMENTS, follow_up.GIFTS)
AT_RECTIFICATION = (dossier.COMPLETE, dossier.CENTRAL_HOST)
WATCHED = (readiness.GUEST_LIST_SOON, readiness.TOLD_AGAIN_SOON, follow_up.REPORT_LATE, follow_up.SAME_PARTNER)
