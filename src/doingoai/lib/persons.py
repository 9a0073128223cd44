"""Who is who: a person without an account is known by name and unit, or by the code that the unit gives."""

from doingoai.lib.text import fold


def known_as(full_name: str, unit: str, code: str = "") -> str:
    """Return the key by which one person is recognised inside a province.

    The officer's code when the unit types one (namesakes in one unit, a person who changed units), else the folded
    name and `unit`, the key of a body ("B12") or the folded name of another unit.
    """
    return fold(code) or f"{fold(full_name)}@{unit}"
