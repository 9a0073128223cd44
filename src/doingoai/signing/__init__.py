"""Sign PDF files (PAdES) and say in plain words whether a signed one can be trusted.

Pure: no Django, no network but the time-stamp authority that a caller names. pyHanko is an extra ([sign]) and costs
1.3 s to import, so only `engine` and `judging` import it, and they are loaded when they are used.
"""

from doingoai.signing.credentials import Credentials
from doingoai.signing.refusals import SigningRefused, SigningUnavailable
from doingoai.signing.signing import sign_pdf
from doingoai.signing.space import Space, signature_space
from doingoai.signing.stamp import Stamp, StampKind, stamp_time
from doingoai.signing.timestamps import HttpTimestamper, Timestamper
from doingoai.signing.trust import Trust
from doingoai.signing.verification import Revocation, Signature, TimeSource, Verdict, Verification
from doingoai.signing.verifying import verify_pdf

__all__ = [
    "Credentials",
    "HttpTimestamper",
    "Revocation",
    "Signature",
    "SigningRefused",
    "SigningUnavailable",
    "Space",
    "Stamp",
    "StampKind",
    "TimeSource",
    "Timestamper",
    "Trust",
    "Verdict",
    "Verification",
    "sign_pdf",
    "signature_space",
    "stamp_time",
    "verify_pdf",
]
