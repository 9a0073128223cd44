"""XML from strangers: no document type, no entities, no network, no endless depth."""

from __future__ import annotations

from lxml import etree

from doingoai.reading.document import unreadable

# Office formats never declare a document type; who does wants entities expanded. UTF-16 parts hide the word
# from a plain search.
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
# A thousand pages have under a million of each; every tag costs 120 bytes of memory, every attribute nearly as much.
_MAX_MARKUP = 6_000_000


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of `data`; raises Unreadable: damaged (also for any document type), too_large."""
    if any(word in data for word in _DOCTYPES):
        raise unreadable("damaged")
    check_markup(data)
    # One parser per call: a parser that two threads share would make them wait for each other.
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable("damaged") from error


def check_markup(data: bytes) -> None:
    """Raise Unreadable (too_large) when the tags and attributes would fill the memory."""
    if data.count(b"<") + data.count(b"=") > _MAX_MARKUP:
        raise unreadable("too_large", limit=50)
