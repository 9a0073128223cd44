"""Writing of the files: one line each in the manifest, the bytes in base64 behind the envelope."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from lxml import etree

from doingoai.edxml.elements import NAMESPACE, XLINK
from doingoai.edxml.file_names import distinct, safe_name
from doingoai.edxml.nodes_out import block, line, part
from doingoai.edxml.parts import Attachment


def add_attachments(root: etree._Element, body: etree._Element, *, files: Sequence[Attachment]) -> None:
    """Add the files to the manifest in the body and their bytes to the root; two names alike get a number."""
    manifest = part(body, "edXMLManifest", version="1.0")
    encoded = part(root, "AttachmentEncoded") if files else root
    taken: set[str] = set()
    for number, file in enumerate(files, start=1):
        name = distinct(safe_name(file.name, otherwise=f"tep-{number}"), taken)
        taken.add(name.lower())
        content_id = f"{number}.{hashlib.sha256(file.data).hexdigest()}"
        _refer(manifest, file, name=name, content_id=content_id)
        _encode(encoded, file, name=name, content_id=content_id)


def _refer(manifest: etree._Element, file: Attachment, *, name: str, content_id: str) -> None:
    link = {f"{{{XLINK}}}href": f"cid:{content_id}", f"{{{XLINK}}}type": "simple"}
    reference = etree.SubElement(manifest, f"{{{NAMESPACE}}}Reference", link, nsmap={"xlink": XLINK})
    line(reference, "ContentId", content_id)
    line(reference, "ContentType", file.media_type)
    line(reference, "AttachmentName", name)
    block(reference, "Description", file.description)


def _encode(encoded: etree._Element, file: Attachment, *, name: str, content_id: str) -> None:
    holder = part(encoded, "Attachment")
    line(holder, "ContentType", file.media_type)
    line(holder, "ContentId", content_id)
    block(holder, "Description", file.description)
    content = etree.SubElement(holder, f"{{{NAMESPACE}}}ContentTransferEncoded")
    content.text = base64.b64encode(file.data).decode("ascii")
    line(holder, "AttachmentName", name)
