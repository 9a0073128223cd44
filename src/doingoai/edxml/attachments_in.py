"""The files of a package: the list in the manifest joined with the base64 that stands apart from it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from lxml import etree

from doingoai.edxml.file_names import distinct, safe_name
from doingoai.edxml.nodes import Node, child, children, find_all, long_text, raw, text
from doingoai.edxml.parts import Attachment
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.unpacking import Unpacking
from doingoai.reading.sniffing import sniff

MAX_FILES = 200
_CONTENT = ("ContentTransferEncoded", "Content")
_NAME = ("AttachmentName", "FileName")
_TYPE = ("ContentType", "FileType")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
_SAYS_NOTHING = ("application/octet-stream", "application/zip", "application/x-zip-compressed")
_DATA_ADDRESS = re.compile(r"\A\s*data:[^,]{0,200},")
_SPACES = b" \t\r\n"
Item = TypeVar("Item")


def read_attachments(root: etree._Element, warnings: list[str]) -> tuple[Attachment, ...]:
    """Return the files in the order of the package; raises NotEdxml: bad_base64, zip_bomb, too_many_files."""
    contents = _limited(find_all(root, "Attachment"))
    manifests = find_all(root, "edXMLManifest", "Manifest")
    listed = _limited(reference for manifest in manifests for reference in children(manifest, "Reference"))
    unpacking, found = Unpacking(warnings), list[Attachment]()
    for element, reference in _joined(contents, listed, warnings):
        found += _limited(_files(element, reference, unpacking, warnings=warnings))
    return tuple(_named(_limited(found)))


def _limited(items: Iterable[Item]) -> list[Item]:
    found = list(islice(items, MAX_FILES + 1))
    if len(found) > MAX_FILES:
        raise not_edxml("too_many_files", limit=MAX_FILES)
    return found


def _joined(
    contents: list[etree._Element], listed: list[etree._Element], warnings: list[str]
) -> list[tuple[etree._Element, Node]]:
    """Return each content with its line of the manifest: by id or name, or by place where these say nothing."""
    left, pairs = list(listed), list[tuple[etree._Element, Node]]()
    for element in contents:
        reference = next((line for line in left if _belong_together(element, line)), None)
        if reference is not None:
            left.remove(reference)
        pairs.append((element, reference))
    unknown = [element for element, reference in pairs if reference is None]
    if len(unknown) == len(left):
        by_place = iter(left)
        return [(element, next(by_place) if reference is None else reference) for element, reference in pairs]
    for reference in left:
        name = text(reference, *_NAME) or _content_id(reference)
        warnings.append(f"Gói tin có nêu tệp “{name}” nhưng không kèm nội dung. Hãy hỏi lại cơ quan gửi.")
    return pairs


def _named(files: list[Attachment]) -> Iterator[Attachment]:
    """Yield the files under names that are safe and all different."""
    taken: set[str] = set()
    for number, file in enumerate(files, start=1):
        name = distinct(safe_name(file.name, otherwise=f"tep-{number}"), taken)
        taken.add(name.lower())
        yield replace(file, name=name)


def _files(
    element: etree._Element, reference: Node, unpacking: Unpacking, *, warnings: list[str]
) -> Iterator[Attachment]:
    name = text(element, *_NAME) or text(reference, *_NAME)
    data = _decoded(element, name or "không tên")
    if not data:
        warnings.append(f"Tệp đính kèm “{name or 'không tên'}” không có nội dung nên không được nhận.")
        return
    declared = (text(element, *_TYPE) or text(reference, *_TYPE)).partition(";")[0].strip().lower()
    description = long_text(element, "Description") or long_text(reference, "Description")
    for file_name, content in unpacking.files(name, data):
        known = _MEDIA_TYPE.fullmatch(declared) and declared not in _SAYS_NOTHING and file_name == name
        yield Attachment(file_name, declared if known else sniff(content, file_name), content, description)


def _decoded(element: etree._Element, name: str) -> bytes:
    content = _content(element)
    try:
        packed = _DATA_ADDRESS.sub("", raw(content)).encode("ascii").translate(None, _SPACES).rstrip(b"=")
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except (UnicodeError, binascii.Error) as error:
        raise not_edxml("bad_base64", name=name, where=_CONTENT[0]) from error


def _content(element: etree._Element) -> Node:
    """Return the element with the base64; some producers only name the encoding in the standard's own place."""
    first = child(element, _CONTENT[0])
    if first is None or (len(raw(first)) < 20 and raw(first).strip().lower() == "base64"):
        return child(element, _CONTENT[1])
    return first


def _belong_together(element: etree._Element, reference: etree._Element) -> bool:
    ids = _content_id(element), _content_id(reference)
    if all(ids):
        return ids[0] == ids[1]
    return text(element, *_NAME) == text(reference, *_NAME) != ""


def _content_id(element: etree._Element) -> str:
    links = (value for name, value in element.attrib.items() if etree.QName(name).localname == "href")
    return (text(element, "ContentId") or next(links, "")).strip().lower().removeprefix("cid:")
