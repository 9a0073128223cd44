"""Packages of the national document exchange axis (edXML, QCVN 102:2016/BTTTT): writing and reading them.

Pure: no Django, no network. What is sent, and to whom, is in `registers.documents_out.packages`; what is taken in, and
which step may follow which, in `registers.documents_in.packages`.
"""

from doingoai.edxml.document_types import (
    ADMINISTRATIVE,
    DOCUMENT_TYPES,
    INFERRED,
    NORMATIVE,
    NORMATIVE_TYPES,
    DocumentType,
    document_type,
    type_name,
)
from doingoai.edxml.letter_out import write_letter
from doingoai.edxml.message import Letter, Status, StatusKey, document_id
from doingoai.edxml.organ_ids import canonical_organ_id, is_organ_id
from doingoai.edxml.parts import (
    BUSINESS_LABELS,
    PRIORITY_LABELS,
    Attachment,
    Business,
    BusinessType,
    Change,
    ChangedReceiver,
    Organ,
    Priority,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
    Trace,
)
from doingoai.edxml.read import read
from doingoai.edxml.refusal import CODES, NotEdxml
from doingoai.edxml.status_out import write_status
from doingoai.edxml.statuses import MEANINGS, Meaning, StatusCode, may_follow, next_codes
from doingoai.edxml.xml_root import MAX_MESSAGE

__all__ = [
    "ADMINISTRATIVE",
    "BUSINESS_LABELS",
    "CODES",
    "DOCUMENT_TYPES",
    "INFERRED",
    "MAX_MESSAGE",
    "MEANINGS",
    "NORMATIVE",
    "NORMATIVE_TYPES",
    "PRIORITY_LABELS",
    "Attachment",
    "Business",
    "BusinessType",
    "Change",
    "ChangedReceiver",
    "DocumentType",
    "Letter",
    "Meaning",
    "NotEdxml",
    "Organ",
    "Priority",
    "Replacement",
    "ResponseFor",
    "Signer",
    "Staff",
    "Status",
    "StatusCode",
    "StatusKey",
    "Trace",
    "canonical_organ_id",
    "document_id",
    "document_type",
    "is_organ_id",
    "may_follow",
    "next_codes",
    "read",
    "type_name",
    "write_letter",
    "write_status",
]
