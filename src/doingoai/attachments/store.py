"""Take in a file: check its type by content and the secrecy gate, keep its bytes once, never alter them."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.attachments.models import StoredFile
from doingoai.lib.secrecy import find_stamp
from doingoai.reading import ALLOWED_ATTACHMENTS, Unreadable, read_document, sniff

TEXT_TYPES_NOT_READ = ("image/", "application/vnd.openxmlformats-officedocument.spreadsheetml")

# The handling notice: what is shown instead of saving anything.
SECRET = gettext_lazy(
    "Tài liệu có dấu chỉ độ mật nên không được đưa vào hệ thống này; chưa có gì được lưu. "
    "Hãy xử lý theo chế độ tài liệu mật và chỉ ghi chỉ dẫn nơi lưu giữ."
)


def checked_bytes(upload: UploadedFile) -> tuple[bytes, str]:
    """Return the bytes and the media type of an upload. Raises ValidationError in plain Vietnamese.

    Refused: too large, a type that is not taken, content that does not match the name, a page stamped as a state
    secret (Luật Bảo vệ bí mật nhà nước 117/2025/QH15; rule SEC-01).
    """
    limit = settings.UPLOAD_LIMIT
    if upload.size is None or upload.size > limit:
        raise ValidationError(
            _("Tệp “%(name)s” quá lớn (tối đa %(mib)d MB). Hãy tách nhỏ hoặc nén lại.")
            % {"name": upload.name, "mib": limit // 1024 // 1024}
        )
    data = upload.read()
    media_type = sniff(data, upload.name or "")
    if media_type not in ALLOWED_ATTACHMENTS:
        raise ValidationError(
            _("Tệp “%s” không được nhận: bên trong không phải PDF, Word, Excel, ODT, ảnh hay văn bản.") % upload.name
        )
    refuse_secret(data, upload.name or "", media_type)
    return data, media_type


def refuse_secret(data: bytes, name: str, media_type: str) -> None:
    """Raise ValidationError with the handling notice when the text carries a stamp of state secrecy."""
    if media_type.startswith(TEXT_TYPES_NOT_READ):
        return
    try:
        text = read_document(data, name).text
    except Unreadable as unreadable:
        if unreadable.code == "scanned":
            return  # a scan may be attached; nothing can be read from it
        raise ValidationError(unreadable.message_vi) from unreadable
    require_no_stamp(text)


def require_no_stamp(text: str) -> None:
    """SEC-01: raise ValidationError when a stand-alone MẬT, TỐI MẬT or TUYỆT MẬT marking is in the text."""
    if find_stamp(text):
        raise ValidationError(SECRET, code="secret")


def store(data: bytes, media_type: str) -> StoredFile:
    """Keep the bytes, once. The file is on disk before its row is written: a killed process leaves no row behind."""
    digest = hashlib.sha256(data).hexdigest()
    path = str(PurePath(digest[:2], digest[2:4], digest))
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
    stored, _made = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"size": len(data), "media_type": media_type, "path": path}
    )
    return stored


def read(file: StoredFile) -> bytes:
    """Return the bytes; raises ValueError when they are not those that were stored."""
    with default_storage.open(file.path) as stream:
        data = stream.read()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise ValueError(f"stored file {file.sha256} was altered")
    return data
