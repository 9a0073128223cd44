"""No paper with a marking of state secrecy leaves this system: Luật Bảo vệ bí mật nhà nước 117/2025/QH15."""

from collections.abc import Iterable, Iterator

from doingoai.documents.blocks import ContentError
from doingoai.documents.sheet import Columns, Flow, Line, Section
from doingoai.lib.secrecy import find_stamp

_REFUSAL = (
    "Văn bản có dòng ghi dấu chỉ độ mật nên không được soạn thảo hay in trên hệ thống này. "
    "Hãy xử lý theo chế độ tài liệu mật; nếu không phải tài liệu mật, hãy bỏ dòng đó."
)


def refuse_secret(sections: Iterable[Section]) -> None:
    """Raise `ContentError` when a line stands alone as MẬT, TỐI MẬT or TUYỆT MẬT; cells of tables are not read."""
    texts = (line.text for section in sections for line in _lines(section.items))
    if find_stamp("\n".join(texts)):
        raise ContentError(_REFUSAL)


def _lines(items: Iterable[Flow]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, Columns):
            yield from (line for row in item.rows for cell in row for line in _lines(cell))
