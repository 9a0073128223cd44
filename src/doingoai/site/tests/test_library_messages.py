"""What libraries say when a form is wrong: Vietnamese in every case that an officer can meet."""

import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator, MaxLengthValidator, MinLengthValidator
from django.utils.html import strip_tags

from doingoai.site.tests.test_sign_in import PASSWORD, sign_in

ENGLISH = re.compile(r"\b(the|this|that|please|enter|valid|ensure|must|your|you|is|are|not|and|of|to|for|at least)\b")
FIELDS = [
    (forms.CharField(), "", "Trường này là bắt buộc."),
    (forms.CharField(), "a\x00b", "Nội dung có ký tự không hợp lệ (ký tự rỗng). Hãy xóa rồi gõ lại."),
    (forms.CharField(validators=[MinLengthValidator(5)]), "abc", "Cần ít nhất 5 ký tự (đang có 3)."),
    (forms.CharField(validators=[MaxLengthValidator(2)]), "abc", "Nhiều nhất 2 ký tự (đang có 3)."),
    (forms.IntegerField(), "ba", "Hãy nhập số nguyên."),
    (forms.IntegerField(min_value=1), "0", "Giá trị phải từ 1 trở lên."),
    (forms.IntegerField(max_value=9), "10", "Giá trị nhiều nhất là 9."),
    (forms.IntegerField(step_size=5), "7", "Giá trị phải là bội số của 5."),
    (forms.DecimalField(decimal_places=1), "1.25", "Nhiều nhất 1 chữ số sau dấu phẩy."),
    (forms.DecimalField(max_digits=2), "123", "Số có nhiều nhất 2 chữ số."),
    (forms.DateField(), "31/02/2026", "Ngày không đúng; viết theo dạng 05/02/2026."),
    (forms.TimeField(), "25:00", "Giờ không đúng; viết theo dạng 14:30."),
    (forms.DateTimeField(), "hôm qua", "Ngày giờ không đúng; viết theo dạng 05/02/2026 14:30."),
    (forms.DurationField(), "lâu", "Khoảng thời gian không đúng; viết theo dạng 02:30:00."),
    (forms.EmailField(), "a@b", "Thư điện tử không đúng; viết theo dạng ten@coquan.gov.vn."),
    (forms.URLField(assume_scheme="https"), "không", "Địa chỉ web không đúng; viết theo dạng https://mofa.gov.vn."),
    (forms.GenericIPAddressField(), "1.2.3", "Địa chỉ IPv4 hoặc IPv6 không đúng."),
    (forms.SlugField(), "hai từ", "Chỉ dùng chữ cái không dấu, chữ số, dấu gạch dưới và gạch nối."),
    (forms.UUIDField(), "x", "Mã định danh (UUID) không đúng."),
    (forms.JSONField(), "{", "Nội dung không đúng dạng JSON."),
    (forms.ChoiceField(choices=[("a", "A")]), "b", "“b” không có trong danh mục."),
    (forms.MultipleChoiceField(choices=[("a", "A")]), "a", "Hãy nhập một danh sách giá trị."),
    (forms.FileField(), SimpleUploadedFile("a.pdf", b""), "Tệp gửi lên trống."),
    (forms.FileField(max_length=3), SimpleUploadedFile("a.pdf", b"x"), "Tên tệp nhiều nhất 3 ký tự (đang có 5)."),
    (
        forms.FileField(validators=[FileExtensionValidator(["pdf"])]),
        SimpleUploadedFile("a.exe", b"x"),
        "Không nhận tệp đuôi “exe”. Các đuôi được nhận: pdf.",
    ),
]
NEW = "mot-cau-that-dai"
PAGES = [
    ("vao/", {}),
    ("vao/", {"login": "khong-co", "password": "sai"}),
    ("mat-khau/", {"oldpassword": "sai", "password1": NEW, "password2": NEW}),
    ("mat-khau/", {"oldpassword": PASSWORD, "password1": "password", "password2": "password"}),
    ("mat-khau/", {"oldpassword": PASSWORD, "password1": NEW, "password2": f"{NEW}-khac"}),
    ("xac-nhan-lai/", {"password": "sai"}),
    ("hai-buoc/ung-dung/", {"code": ""}),
    ("hai-buoc/ung-dung/", {"code": "000000"}),
    ("/so/training/mo/", {}),
    ("/so/training/mo/", {"title": "x" * 900, "date_from": "31/02/2026", "hours": "-3"}),
    ("/so/training/nhap/", {}),
    ("/so/guidance/mo/", {"received_on": "mai"}),
]


def words_on(page):
    """Return what a reader sees of a page, without scripts, styles and tags."""
    return strip_tags(re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", page.content.decode()))


@pytest.mark.parametrize(("field", "value", "message"), FIELDS, ids=[type(field).__name__ for field, *_rest in FIELDS])
def test_wrong_value_is_refused_in_vietnamese(field, value, message):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(value)
    assert refused.value.messages == [message]


@pytest.mark.parametrize(("path", "posted"), PAGES, ids=[path for path, _posted in PAGES])
def test_page_with_a_wrong_form_has_no_english_sentence(client, fa_officer, path, posted):
    if path != "vao/":
        sign_in(client, fa_officer)
        client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    page = client.post(path if path.startswith("/") else f"/tai-khoan/{path}", posted)
    assert page.context["form"].errors
    assert ENGLISH.findall(words_on(page)) == []


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("ngan-qua-a", "Mật khẩu quá ngắn; cần ít nhất 12 ký tự."),
        ("qwertyuiop123", "Mật khẩu này quá phổ biến, dễ bị đoán."),
        ("fa_officer-1", "Mật khẩu quá giống tên đăng nhập."),
    ],
)
def test_weak_password_is_refused_in_vietnamese(client, make_officer, foreign_affairs, password, message):
    officer = make_officer("FA_OFFICER", foreign_affairs)
    sign_in(client, officer)
    page = client.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": password, "password2": password})
    assert page.context["form"].errors["password1"] == [message]
