"""What may be appended after a signature, and in plain words what was.

Stricter than pyHanko's default: no form values, no other metadata than dates and program, no objects that nothing
refers to (a signed page may refer to an object number that only the appended part defines).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    ReferenceUpdate,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)

from doingoai.signing.judging.objects import entry

_INFO_MAY_CHANGE = {"/ModDate", "/Producer"}
_XMP_MAY_CHANGE = {
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
}
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_WORDS = {
    "/Page": "trang văn bản",
    "/Pages": "trang văn bản",
    "/Annot": "chú thích hoặc ô nhập trên trang",
    "/Catalog": "cấu trúc văn bản",
    "/Font": "phông chữ",
    "/FontDescriptor": "phông chữ",
    "/XObject": "hình hoặc nội dung nhúng",
    "/Metadata": "thông tin mô tả văn bản",
    "/Sig": "chữ ký khác",
    "/DocTimeStamp": "dấu thời gian",
}


class _SameInfo(DocInfoRule):
    """The document information may change its date and program only."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        before, after = (_plain(_at(each, each.trailer_view, "/Info")) for each in (old, new))
        if before != after:
            raise SuspiciousModification("document information changed")
        return super().apply(old, new)


class _SameMetadata(MetadataUpdateRule):
    """The XMP metadata may change its dates and program only."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        before, after = (_xmp_facts(_at(each, each.root, "/Metadata")) for each in (old, new))
        if before and before != after:
            raise SuspiciousModification("metadata changed")
        return super().apply(old, new)


def _at(revision: HistoricalResolver, dictionary: generic.DictionaryObject, key: str) -> object:
    """Return a value as it was in that revision; the trailer's own references lead to the newest."""
    value = dictionary.raw_get(key) if key in dictionary else None
    return revision(value.reference) if isinstance(value, generic.IndirectObject) else value


def _plain(info: object) -> dict[str, object]:
    if not isinstance(info, generic.DictionaryObject):
        return {}
    return {key: value for key, value in info.items() if key not in _INFO_MAY_CHANGE}


def _xmp_facts(stream: object) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    if not isinstance(stream, generic.StreamObject):
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(stream.read_data(DecodePurpose.XMP_METADATA), parser)
    except etree.XMLSyntaxError as error:
        raise SuspiciousModification("metadata is not XML") from error
    return [
        (str(each.tag), (each.text or "").strip(), _attributes(each))
        for each in root.iter(etree.Element)
        if each.tag not in _XMP_MAY_CHANGE
    ]


def _attributes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    pairs = {str(name): str(value) for name, value in element.attrib.items()}
    return tuple(sorted((name, value) for name, value in pairs.items() if name not in _XMP_MAY_CHANGE | {_RDF_ABOUT}))


POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys={"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"}),
        _SameInfo().as_qualified(ModificationLevel.LTA_UPDATES),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
        _SameMetadata().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ],
        ignored_acroform_keys={"/Fields", "/DR", "/DA"},
    ),
    ignore_orphaned_objects=False,
)


def adds_verification_data(reader: PdfFileReader, since: int) -> bool:
    """Return whether the revisions after `since` write to the document security store (DSS)."""
    if "/DSS" not in reader.root:
        return False
    newest = reader.xrefs.total_revisions - 1
    parts = reader.get_historical_resolver(newest).collect_dependencies(reader.root.raw_get("/DSS"))
    return any(parts & reader.xrefs.explicit_refs_in_revision(each) for each in range(since + 1, newest + 1))


def words_for_changes(reader: PdfFileReader, since: int) -> tuple[str, ...]:
    """Return what kinds of things the revisions after `since` write, each once, for people."""
    found: dict[str, None] = {}
    for revision in range(since + 1, reader.xrefs.total_revisions):
        found.update(dict.fromkeys(_words_of(reader.get_historical_resolver(revision))))
    return tuple(found)


def _words_of(revision: HistoricalResolver) -> Iterator[str]:
    info = revision.trailer_view.raw_get("/Info") if "/Info" in revision.trailer_view else None
    info_reference = info.reference if isinstance(info, generic.IndirectObject) else None
    for reference in sorted(revision.explicit_refs_in_revision(), key=lambda each: each.idnum):
        if reference == info_reference:
            yield _WORDS["/Metadata"]
            continue
        written = revision(reference)
        if not isinstance(written, generic.DictionaryObject):
            continue
        if "/FT" in written:
            yield "ô chữ ký" if entry(written, "/FT") == "/Sig" else "giá trị ô nhập"
        elif str(entry(written, "/Type")) in _WORDS:
            yield _WORDS[str(entry(written, "/Type"))]
        elif isinstance(written, generic.StreamObject) and "/Type" not in written:
            yield "nội dung trang hoặc hình hiển thị"
