"""The `doingoai` command: one table of sub-commands, each a function in `site.commands`, loaded when called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

Option = tuple[tuple[str, ...], dict[str, object]]


def option(*names: str, **settings: object) -> Option:
    return names, settings


FILE = option("file")
JSON = option("--json", action="store_true", help="máy đọc")
UNIT = option("--unit", required=True, help="VN hoặc mã tỉnh, ví dụ 24")
PERIOD = option("--period", required=True, help="2019, 2026-H1, 2026-Q3 hoặc 2026-09")
VIEW = option("--view", default="", help="as_was, today hoặc like_for_like")
OF_UNIT = option("--unit", default="VN", help="đơn vị thực hiện, mặc định VN")
AS = option("--as", dest="officer", default="", help="tài khoản thực hiện")

# name: (module, function, help, options). A name of two words is a command and its verb.
COMMANDS: dict[str, tuple[str, str, str, tuple[Option, ...]]] = {
    "parse": ("reading_documents", "parse", "đọc một văn bản và in kết quả phân tích", (FILE, JSON)),
    "document verify": (
        "signing", "document_verify", "kiểm tra chữ ký số của một tệp PDF",
        (FILE, option("--trust", default="", help="thư mục chứng thư gốc và danh sách thu hồi"), JSON),
    ),
    "document sign": (
        "signing", "document_sign", "ký số một tệp PDF thành tệp mới",
        (
            FILE, option("out"), option("--p12", required=True, help="tệp khóa"), option("--reason", default=""),
            option("--person", default="", help="họ tên người ký, đặt chữ ký trên dòng tên"),
            option("--organisation", default="", help="tên cơ quan ký, cùng với --above"),
            option("--above", default="", help="họ tên người đã ký"),
            option("--copy", default="", help="tên cơ quan ký bản sao"),
            option("--annex", default="", help="số, ký hiệu ghi lên phụ lục"),
            option("--image", default="", help="hình chữ ký hoặc con dấu .png"),
            option("--timestamp", default="", help="địa chỉ cấp dấu thời gian"),
        ),
    ),
    "document check": ("checking", "document_check", "kiểm tra thể thức của tệp .docx hoặc .pdf", (FILE, JSON)),
    "guidance add": ("planning", "guidance_add", "nạp một văn bản chỉ đạo", (FILE, UNIT)),
    "plan draft": ("planning", "plan_draft", "dự thảo kế hoạch từ văn bản", (option("guidance"), UNIT, JSON)),
    "plan coverage": ("planning", "plan_coverage", "nội dung nào đã có nhiệm vụ", (option("plan"), JSON)),
    "report": (
        "figures", "report", "báo cáo định kỳ",
        (PERIOD, UNIT, VIEW, JSON, option("--docx"), option("--pdf"), option("--xlsx")),
    ),
    "figure": ("figures", "figure", "hồ sơ đứng sau một số liệu", (option("code"), PERIOD, UNIT, VIEW, JSON)),
    "figures": (
        "counting", "figures", "danh mục chỉ tiêu; check: đối chiếu số liệu lưu với hồ sơ; recount: đếm lại",
        (option("work", nargs="?", choices=("list", "check", "recount"), default="list"), JSON),
    ),
    "rules": ("catalogue", "rules", "mọi quy tắc nghiệp vụ", (JSON,)),
    "registers": ("catalogue", "registers", "danh mục sổ", (JSON,)),
    "authority explain": (
        "catalogue", "authority_explain", "ai quyết định, theo điều khoản nào",
        (
            option("action"), UNIT, option("--facts", nargs="*", default=[]),
            option("--on", default="", help="ngày, ví dụ 2026-03-02"), JSON,
        ),
    ),
    "import": (
        "sheets", "import_sheet", "nhập hồ sơ từ bảng tính",
        (
            option("register"), FILE, option("--dry-run", action="store_true"),
            option("--valid-rows", action="store_true"), OF_UNIT, AS,
        ),
    ),
    "export": ("sheets", "export_sheet", "xuất sổ ra bảng tính", (option("register"), FILE, OF_UNIT, AS)),
    "world": (
        "world", "world", "dựng hồ sơ từ một bảng số liệu, hoặc một quốc gia tổng hợp để đo",
        (
            option("--figures", default=""), option("--dossiers", type=int, default=0),
            option("--seed", type=int, default=1),
        ),
    ),
    "templates check": ("templates", "check", "kiểm tra các mẫu văn bản", (option("folder", nargs="?", default=""),)),
    "exchange send": (
        "exchange", "send", "ghi các gói tin edXML đang chờ gửi vào một thư mục", (option("folder"),),
    ),
    "exchange receive": (
        "exchange", "receive", "nhận các gói tin edXML trong một thư mục", (option("folder"),),
    ),
    "ledger verify": ("keeping", "ledger_verify", "kiểm tra chuỗi nhật ký", ()),
    "backup": ("keeping", "backup", "sao lưu", (FILE,)),
    "restore": ("keeping", "restore", "khôi phục", (FILE, option("--force", action="store_true"))),
    "jobs": ("serving", "jobs", "việc chạy nền", (option("--once", action="store_true"),)),
    "serve": (
        "serving", "serve", "chạy máy chủ",
        (
            option("--port", type=int, default=8000), option("--host", default="127.0.0.1"),
            option("--workers", type=int, default=0),
        ),
    ),
    "setup": ("serving", "setup", "cơ sở dữ liệu và dữ liệu tham chiếu", ()),
    "demo": ("serving", "demo", "dựng quốc gia mẫu nếu chưa có", ()),
    "compile-messages": ("serving", "compile_messages", "biên dịch bản dịch", ()),
    "new-register": ("serving", "new_register", "tạo thư mục sổ mới", (option("key"),)),
}  # fmt: skip
WITHOUT_DJANGO = {
    "parse",
    "document check",
    "templates check",
    "new-register",
    "compile-messages",
    "document verify",
    "document sign",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; return its exit code (0 done, 1 not true, 2 wrong use)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.site.settings")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["django"]:
        return _django(words[1:])
    parsed = _parser().parse_args(words)
    if parsed.name not in WITHOUT_DJANGO:
        import_module("django").setup()
    module, function, _help, _options = COMMANDS[parsed.name]
    run = getattr(import_module(f"doingoai.site.commands.{module}"), function)
    return int(run(parsed) or 0)


def _parser() -> argparse.ArgumentParser:
    tool = argparse.ArgumentParser(prog="doingoai", description="Hệ thống đối ngoại địa phương.")
    firsts = tool.add_subparsers(required=True, metavar="lệnh")
    groups: dict[str, argparse._SubParsersAction] = {}
    for name, (_module, _function, text, options) in COMMANDS.items():
        first, _space, second = name.partition(" ")
        if second and first not in groups:
            groups[first] = firsts.add_parser(first).add_subparsers(required=True, metavar="việc")
        command = (groups[first] if second else firsts).add_parser(second or first, help=text)
        command.set_defaults(name=name)
        for names, settings in options:
            command.add_argument(*names, **settings)  # type: ignore[arg-type]
    return tool


def _django(words: list[str]) -> int:
    """Pass on to Django's own commands (migrate, check, shell …) for administrators and checks."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- only this command needs it

    execute_from_command_line(["doingoai django", *words])
    return 0
