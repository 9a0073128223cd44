"""doingoai exchange send, exchange receive: edXML packages of documents out of and into a folder.

Another program carries the folder to the exchange axis or to another installation. What a package means is in
`registers.documents_out.packages` and `registers.documents_in.packages`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from doingoai.edxml import MAX_MESSAGE, NotEdxml
from doingoai.registers.documents_in import refused as refusals
from doingoai.registers.documents_in import words
from doingoai.registers.documents_in.packages import take_package
from doingoai.registers.documents_in.refused import PackageRefused
from doingoai.registers.documents_out import packages
from doingoai.site.commands.package_folder import PackageFolder, name_of
from doingoai.workflow import clock


def send(arguments: argparse.Namespace) -> int:
    """Write every package that waits into the folder: exit 0, 1 when one could not be made, 2 without a folder.

    A package that was written before the process was killed is written once more under the same name, and its
    receiver takes it once.
    """
    folder = _folder(arguments.folder)
    if folder is None:
        return 2
    folder.sweep()
    packages.settle_unsent()
    problems: list[str] = []
    documents, states = _send_documents(folder, problems), _send_states(folder, problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"Đã ghi {documents} gói văn bản, {states} gói trạng thái; {len(problems)} gói chưa ghi được.")
    return 1 if problems else 0


def receive(arguments: argparse.Namespace) -> int:
    """Take in every package of the folder: exit 0, 1 when one was not taken, 2 without a folder.

    What was taken is moved to done/, what was refused to refused/ with a text that says why. Several receivers may
    work on one folder: each package belongs to the one that renamed it first.
    """
    folder = _folder(arguments.folder)
    if folder is None:
        return 2
    outcomes, again = list[bool](), list[Path]()
    for claim in folder.claims():
        outcome = _take(folder, claim, last=False)
        if outcome is None:
            again.append(claim)
        else:
            outcomes.append(outcome)
    # What another package of this run may have made right: a state that overtook the one before it.
    outcomes += [bool(_take(folder, claim, last=True)) for claim in again]
    lost = outcomes.count(False)
    print(f"Đã nhận {len(outcomes) - lost} gói tin, từ chối {lost} gói.")
    return 1 if lost else 0


def _send_documents(folder: PackageFolder, problems: list[str]) -> int:
    sent = nowhere = 0
    for delivery in packages.waiting_packages():
        at = clock.now()
        if delivery.body is None:
            nowhere += 1
            continue
        try:
            name, data = packages.package_of(delivery)
        except NotEdxml as problem:
            problems.append(f"{delivery.document.document_number}, {delivery}: {problem}")
            continue
        folder.put(name, data)
        packages.mark_packed(delivery, at)
        sent += 1
    if nowhere:  # an office outside every list is reached by e-mail or on paper: that is no failure of a run
        print(f"{nowhere} nơi nhận không có trong danh mục cơ quan nên không có gói tin.", file=sys.stderr)
    return sent


def _send_states(folder: PackageFolder, problems: list[str]) -> int:
    sent = 0
    for message in words.waiting_words():
        try:
            name, data = words.word_package(message)
        except NotEdxml as problem:
            problems.append(f"{message.document.dossier.number}, {message.get_code_display()}: {problem}")
            continue
        folder.put(name, data)
        words.mark_told(message)
        sent += 1
    for name, data in refusals.kept_answers():
        folder.put(name, data)
        refusals.drop_answer(name)
        sent += 1
    return sent


def _take(folder: PackageFolder, claim: Path, *, last: bool) -> bool | None:
    """Take one package: True, False when it was not taken, None when it is to be tried again at the end."""
    try:
        take_package(_read(claim), name_of(claim))
    except PackageRefused as refused:
        if refused.may_come_later and not last:
            return None
        refusals.keep_answers(refused)
        folder.refuse(claim, refused.message_vi)
        return False
    except Exception as problem:
        # Not the package's fault, or our own: it waits where it was, and those behind it are taken all the same.
        folder.give_back(claim)
        print(f"{name_of(claim)}: chưa nhận được ({problem}); lần sau sẽ nhận lại.", file=sys.stderr)
        return False
    except BaseException:
        folder.give_back(claim)
        raise
    folder.done(claim)
    return True


def _read(claim: Path) -> bytes:
    if claim.stat().st_size > MAX_MESSAGE:
        raise PackageRefused(f"{name_of(claim)}: gói tin lớn hơn {MAX_MESSAGE // 2**20} MB nên không được nhận.")
    return claim.read_bytes()


def _folder(name: str) -> PackageFolder | None:
    if Path(name).is_dir():
        return PackageFolder(Path(name))
    print(f"Không có thư mục “{name}”. Hãy tạo thư mục hoặc kiểm tra đường dẫn.", file=sys.stderr)
    return None
