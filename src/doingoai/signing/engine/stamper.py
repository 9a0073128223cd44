"""Our timestampers in pyHanko's shape."""

from __future__ import annotations

import asyncio

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from doingoai.signing.refusals import SigningRefused
from doingoai.signing.timestamps import Timestamper


class CalledTimestamper(TimeStamper):
    """Asks a callable for the answer; pyHanko checks the status and the nonce, `sign_pdf` the rest."""

    def __init__(self, ask: Timestamper) -> None:
        super().__init__()
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the authority's answer; raises SigningRefused when it is none."""
        raw = await asyncio.to_thread(self._ask, req.dump())
        try:
            answer = tsp.TimeStampResp.load(raw)
            granted = answer["status"]["status"].native == "granted"
        except ValueError as error:
            raise SigningRefused("Nơi cấp dấu thời gian trả lời không đúng chuẩn nên chưa ký.") from error
        if not granted:
            raise SigningRefused("Nơi cấp dấu thời gian từ chối yêu cầu nên chưa ký.")
        return answer
