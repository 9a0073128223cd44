"""The files of data/reference: keys are unique, dates are dates, and what points somewhere arrives."""

import csv
from collections import Counter
from datetime import date

import pytest

KEYS = {
    "bodies.csv": ("key",),
    "body_names.csv": ("code", "name"),
    "calendar.csv": ("date",),
    "communes.csv": ("code", "valid_from"),
    "countries.csv": ("iso2",),
    "destinations.csv": ("country", "valid_from"),
    "foreign_holidays.csv": ("name",),
    "instruments.csv": ("number", "issued_on"),
    "missions.csv": ("code",),
    "organ_codes.csv": ("code",),
    "provinces.csv": ("code", "valid_from"),
}
TRANSLATIONS = {"foreign_holidays.csv"}  # words, not facts
DATES = {"date", "valid_from", "valid_to", "issued_on", "effective_from", "effective_to"}
CODES = {
    ("calendar.csv", "kind"): {"holiday", "substitute", "swap_off", "swap_work"},
    ("countries.csv", "special_wording"): {"true", "false"},
    ("destinations.csv", "confidence"): {"CONFIRMED", "VERIFY"},
    ("instruments.csv", "confidence"): {"CONFIRMED", "VERIFY"},
    ("instruments.csv", "status"): {"IN_FORCE", "AMENDED", "REPLACED", "EXPIRED", "UNKNOWN"},
    ("missions.csv", "confidence"): {"CONFIRMED", "VERIFY"},
    ("missions.csv", "kind"): {"EMBASSY", "CONSULATE_GENERAL", "PERMANENT_MISSION", "OFFICE"},
    ("provinces.csv", "kind"): {"tỉnh", "thành phố"},
}
EVERY = pytest.mark.parametrize("name", KEYS)


@pytest.fixture(scope="module")
def rows(reference):
    return lambda name: _read(reference / name)


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _valid(provinces, on):
    return [
        row for row in provinces if row["valid_from"] <= on.isoformat() <= (row["valid_to"] or date.max.isoformat())
    ]


def test_reference_folder_has_these_files_only(reference):
    assert sorted(path.name for path in reference.glob("*.csv")) == sorted(KEYS)


@EVERY
def test_reference_file_keys_are_unique(rows, name):
    keys = Counter(tuple(row[column] for column in KEYS[name]) for row in rows(name))
    assert [key for key, count in keys.items() if count > 1] == []


@EVERY
def test_reference_file_cells_are_trimmed_complete_and_have_a_source(rows, name):
    for row in rows(name):
        assert None not in row
        assert all(value == value.strip() for value in row.values())
        assert name in TRANSLATIONS or row["source"]


@EVERY
def test_reference_file_dates_are_iso(rows, name):
    for row in rows(name):
        for column in DATES & set(row):
            assert not row[column] or date.fromisoformat(row[column]).isoformat() == row[column]


@pytest.mark.parametrize(("place", "allowed"), CODES.items(), ids=["-".join(place) for place in CODES])
def test_reference_file_codes_are_known(rows, place, allowed):
    name, column = place
    assert {row[column] for row in rows(name)} <= allowed


@pytest.mark.parametrize(
    ("on", "units", "cities"),
    [
        (date(2019, 12, 31), 63, 5),
        (date(2025, 1, 1), 63, 6),
        (date(2025, 6, 30), 63, 6),
        (date(2025, 7, 1), 34, 6),
        (date(2026, 4, 29), 34, 6),
        (date(2026, 4, 30), 34, 7),
    ],
)
def test_provinces_in_force(rows, on, units, cities):
    valid = _valid(rows("provinces.csv"), on)
    assert len(valid) == len({row["code"] for row in valid}) == units
    assert sum(row["kind"] == "thành phố" for row in valid) == cities


def test_provinces_every_predecessor_has_one_successor_in_force_63_onto_34(rows):
    provinces = rows("provinces.csv")
    after = {row["code"]: row["name_vi"] for row in _valid(provinces, date(2025, 7, 1))}
    before = _valid(provinces, date(2025, 6, 30))
    assert {row["successor_code"] for row in before} == set(after)
    assert sum(after[row["successor_code"]] == row["name_vi"] for row in before) == 34
    assert after["24"] == "Bắc Ninh"
    assert sorted(Counter(row["successor_code"] for row in before).values()) == [1] * 11 + [2] * 17 + [3] * 6


def test_provinces_every_closed_row_is_followed_the_next_day(rows):
    provinces = rows("provinces.csv")
    for row in provinces:
        if row["valid_to"]:
            next_day = date.fromordinal(date.fromisoformat(row["valid_to"]).toordinal() + 1)
            assert row["successor_code"] in {unit["code"] for unit in _valid(provinces, next_day)}


def test_missions_are_99_in_listed_countries_named_as_the_ministry_names_them(rows):
    missions = rows("missions.csv")
    names = {row["iso2"]: (row["name_vi"], row["name_en"]) for row in rows("countries.csv")}
    assert Counter(row["kind"] for row in missions) == {
        "EMBASSY": 70,
        "CONSULATE_GENERAL": 24,
        "PERMANENT_MISSION": 4,
        "OFFICE": 1,
    }
    assert {row["country_iso2"] for row in missions} <= set(names)
    for row in missions:
        if row["kind"] == "EMBASSY":
            vietnamese, english = names[row["country_iso2"]]
            assert row["name_vi"] == f"Đại sứ quán Việt Nam tại {vietnamese}"
            assert row["name_en"] == f"Embassy of Viet Nam in {english}"


def test_countries_names_are_unique_and_the_sensitive_ones_right(rows):
    countries = rows("countries.csv")
    names = {row["iso2"]: row["name_vi"] for row in countries}
    assert len(set(names.values())) == len({row["name_en"] for row in countries}) == len(countries)
    assert {code: names[code] for code in ("UA", "PS", "MM", "TR", "MK", "KP", "KR", "TW")} == {
        "UA": "Ukraine",
        "PS": "Palestine",
        "MM": "Myanmar",
        "TR": "Thổ Nhĩ Kỳ",
        "MK": "Bắc Macedonia",
        "KP": "CHDCND Triều Tiên",
        "KR": "Hàn Quốc",
        "TW": "Đài Loan (Trung Quốc)",
    }
    assert {row["iso2"] for row in countries if row["special_wording"] == "true"} == {
        "HK",
        "MO",
        "TW",
        "EH",
        "XK",
    }


def test_instruments_successors_are_listed_and_periods_run_forward(rows):
    instruments = rows("instruments.csv")
    numbers = {row["number"] for row in instruments}
    for row in instruments:
        assert not row["replaced_by"] or row["replaced_by"] in numbers - {row["number"]}
        assert row["status"] != "REPLACED" or row["replaced_by"]
        days = [row[column] for column in ("issued_on", "effective_from", "effective_to") if row[column]]
        assert days == sorted(days)


def test_instruments_uncertain_rows_say_so_in_the_source(rows):
    for row in rows("instruments.csv"):
        assert (row["confidence"] == "VERIFY") == ("[verify]" in row["source"])
        assert row["status"] != "UNKNOWN" or row["confidence"] == "VERIFY"


def test_instruments_aliases_are_unique(rows):
    aliases = Counter(alias for row in rows("instruments.csv") for alias in row["aliases"].split("|") if alias)
    assert [alias for alias, count in aliases.items() if count > 1] == []
    assert aliases["Quy chế 272"] == 1
