"""What a Word file keeps outside its text: the addresses of links and the bytes of pictures.

While the text is drawn a link is marked with its address and a picture with its number; `attach` adds the parts of
the file to which they belong and puts their ids in place of the marks.
"""

from io import BytesIO

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from doingoai.documents.picture import png_of
from doingoai.documents.sheet import Image, Sheet
from doingoai.documents.word.xml import element, flags

_ID, _EMBED = qn("r:id"), qn("r:embed")
_PICTURE = """
<w:drawing {names}>
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="0" name=""/>
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
      <pic:pic>
        <pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed=""/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr>
          <a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
        </pic:spPr>
      </pic:pic>
    </a:graphicData></a:graphic>
  </wp:inline>
</w:drawing>"""


def hyperlink(address: str, run: BaseOxmlElement) -> BaseOxmlElement:
    """Return a run that opens an address."""
    link = element("hyperlink", run, history=1)
    link.set(_ID, address)
    return link


def image_paragraph(image: Image) -> BaseOxmlElement:
    """Return a centred paragraph with room for a picture."""
    room = _PICTURE.format(names=nsdecls("w", "wp", "a", "pic", "r"), wide=Mm(image.width), high=Mm(image.height))
    drawing = parse_xml(room)
    for told in (drawing.find(f".//{qn('wp:docPr')}"), drawing.find(f".//{qn('pic:cNvPr')}")):
        told.set("descr", image.alt)
    properties = element("pPr", *flags(("keepNext", image.keep_next)), element("jc", val="center"))
    return element("p", properties, element("r", drawing))


def attach(file: WordFile, sheet: Sheet) -> None:
    """Add what the text refers to: each address once, each picture as PNG. Raises `RenderError` for a bad drawing."""
    _attach_links(file)
    images = [item for section in sheet.sections for item in section.items if isinstance(item, Image)]
    if images:
        _attach_pictures(file, images)


def _attach_links(file: WordFile) -> None:
    known: dict[str, str] = {}
    for link in file.element.body.iter(qn("w:hyperlink")):
        address = str(link.get(_ID))
        if address not in known:
            # An id of our own: the library looks for a free one among all, which takes long for thousands of links.
            known[address] = f"rIdLink{len(known) + 1}"
            file.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, known[address], is_external=True)
        link.set(_ID, known[address])


def _attach_pictures(file: WordFile, images: list[Image]) -> None:
    rooms = list(file.element.body.iter(qn("wp:inline")))
    for number, (room, png) in enumerate(zip(rooms, png_of(images), strict=True), start=1):
        part_id, _picture = file.part.get_or_add_image(BytesIO(png))
        room.find(f".//{qn('a:blip')}").set(_EMBED, part_id)
        for told in (room.find(qn("wp:docPr")), room.find(f".//{qn('pic:cNvPr')}")):
            told.set("id", str(number))
            told.set("name", f"Hình {number}")
