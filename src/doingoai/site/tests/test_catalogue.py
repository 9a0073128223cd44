"""The catalogues: English complete, placeholders kept, nothing left in Vietnamese; the same for what libraries say."""

import re

import polib
import pytest

from doingoai.site import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[#0-9.]*[a-z]|%[srd]|\{[^{}]*\}")
DIACRITICS = re.compile(r"[^\x00-\x7f“”‘’…–—]")
ENGLISH = polib.pofile(str(catalogue.ENGLISH))
VIETNAMESE = polib.pofile(str(catalogue.PACKAGE / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
BOTH = pytest.mark.parametrize("entries", [ENGLISH, VIETNAMESE], ids=["en", "vi"])


def said(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def test_english_catalogue_is_complete(capsys):
    code = catalogue.main(check=True)
    assert (code, capsys.readouterr().err) == (0, "")


@BOTH
def test_placeholders_are_those_of_the_source(entries):
    wrong = [
        entry.msgid
        for entry in entries
        if any(placeholders(text) != placeholders(entry.msgid_plural or entry.msgid) for text in said(entry))
    ]
    assert wrong == []


@BOTH
def test_every_text_has_as_many_plural_forms_as_its_language(entries):
    count = int(re.search(r"nplurals=(\d)", entries.metadata["Plural-Forms"])[1])
    wrong = [
        entry.msgid
        for entry in entries
        if (entry.msgid_plural and [*entry.msgstr_plural] != list(range(count))) or not all(said(entry))
    ]
    assert wrong == []


def test_no_english_text_is_the_vietnamese_one():
    assert [entry.msgid for entry in ENGLISH if DIACRITICS.search(entry.msgid) and entry.msgid in said(entry)] == []


def test_english_ends_as_the_vietnamese_does():
    marks = ".?:;…"
    ends = [(entry.msgid, entry.msgid[-1], text[-1]) for entry in ENGLISH for text in said(entry)]
    assert [text for text, source, target in ends if {source, target} & set(marks) and source != target] == []


@BOTH
def test_nothing_stands_twice_or_lies_unused(entries):
    keys = [(entry.msgctxt, entry.msgid) for entry in entries]
    assert (len(keys), [entry.msgid for entry in entries if entry.obsolete]) == (len(set(keys)), [])
