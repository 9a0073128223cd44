"""Where a time-stamp (RFC 3161) comes from: any callable from request to answer, or an authority at a URL.

That URL, named by the administrator, is the only address that signing ever calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import Request, urlopen

from doingoai.signing.refusals import SigningRefused

# DER of a TimeStampReq in, DER of the TimeStampResp out.
Timestamper = Callable[[bytes], bytes]

_LARGEST_ANSWER = 256 * 1024


@dataclass(frozen=True)
class HttpTimestamper:
    """An authority that answers over HTTP (RFC 3161 §3.4)."""

    url: str
    seconds: float = 10

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise SigningRefused("Địa chỉ cấp dấu thời gian phải bắt đầu bằng http:// hoặc https://.")

    def __call__(self, request: bytes) -> bytes:
        """Return the authority's answer; raises SigningRefused when it does not answer in time."""
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        asked = Request(self.url, data=request, headers=headers, method="POST")  # noqa: S310 -- scheme checked above
        try:
            with urlopen(asked, timeout=self.seconds) as answer:  # noqa: S310 -- scheme checked above
                return bytes(answer.read(_LARGEST_ANSWER))
        except (URLError, OSError, ValueError) as error:
            raise SigningRefused(
                "Nơi cấp dấu thời gian không trả lời nên chưa ký. Hãy thử lại, hoặc ký không kèm dấu thời gian."
            ) from error
