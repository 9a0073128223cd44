"""Entries of PDF dictionaries, followed where they lead: `dict.get` of pyHanko returns bare references."""

from __future__ import annotations

from pyhanko.pdf_utils import generic


def entry(dictionary: object, key: str) -> object:
    """Return the value of a key, references followed; None when it is missing or this is no dictionary."""
    if not isinstance(dictionary, generic.DictionaryObject) or key not in dictionary:
        return None
    return dictionary[key]


def dictionary_at(dictionary: object, key: str) -> generic.DictionaryObject:
    """Return the dictionary under a key, an empty one when there is none."""
    found = entry(dictionary, key)
    return found if isinstance(found, generic.DictionaryObject) else generic.DictionaryObject()
