"""Names of packages: the same message always has the same name, and names sort in the order of the steps."""

from __future__ import annotations

import re

from doingoai.edxml import Status

_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


def status_name(status: Status) -> str:
    """Return "<document>-<body>.<moment>-<code>.edxml"; states sort behind the letter that they speak of."""
    moment = f"{status.timestamp:%Y%m%dT%H%M%S}" if status.timestamp else ""
    name = f"{status.response_for.document_id}-{status.sender.organ_id}"
    return f"{_OUTSIDE_NAMES.sub('_', name)[:190]}.{moment}-{status.code}.edxml"
