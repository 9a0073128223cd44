"""Names of the elements, shared by writing and reading, so that neither knows a name that the other does not.

Basis: QCVN 102:2016/BTTTT (Thông tư 10/2016/TT-BTTTT) with SĐ1:2022; order as in the standard.
"""

from __future__ import annotations

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XLINK = "http://www.w3.org/1999/xlink"
PREFIX = "edXML"

# (element, attribute of the dataclass, other names that foreign producers use)
Fields = tuple[tuple[str, str, tuple[str, ...]], ...]

ORGAN: Fields = (
    ("OrganId", "organ_id", ()),
    ("OrganizationInCharge", "in_charge", ()),
    ("OrganName", "name", ()),
    ("OrganAdd", "address", ("OrganAddress",)),
    ("Email", "email", ()),
    ("Telephone", "telephone", ()),
    ("Fax", "fax", ()),
    ("Website", "website", ()),
)
SIGNER: Fields = (
    ("Competence", "competence", ()),
    ("Position", "position", ()),
    ("FullName", "full_name", ("Signer",)),
)
STAFF: Fields = (
    ("Department", "department", ()),
    ("Staff", "staff", ()),
    ("Email", "email", ()),
    ("Mobile", "mobile", ()),
)
