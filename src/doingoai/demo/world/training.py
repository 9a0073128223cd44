"""Made-up training classes: so many, with so many attendances and such shares of women, or any at random."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from doingoai.demo.names import persons
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land, event_day, split
from doingoai.demo.world.shares import share_of
from doingoai.demo.world.wanted import Wanted
from doingoai.organisations.models import Body, Province
from doingoai.registers.training.models import (
    Attendance,
    Level,
    Mode,
    Organiser,
    PositionGroup,
    Sex,
    Topic,
    TrainingClass,
)

State = TrainingClass.State
CLASSES, ATTENDANCES, WOMEN_LEADERS, WOMEN_OFFICIALS = (f"NAT-TRN-0{number}" for number in range(1, 5))
CODES = (CLASSES, ATTENDANCES, WOMEN_LEADERS, WOMEN_OFFICIALS)
USUAL_CLASS = 140  # attendances, where the table does not say how many classes there were
LEADERS = Decimal("0.18")  # part of leaders among those who attend
STATES = (State.REPORTED,) * 24 + (State.HELD,) * 4 + (State.CANCELLED,)
SOON = dt.timedelta(days=21)
GROUPS = (PositionGroup.LEADER,) + (PositionGroup.OFFICIAL,) * 3 + (PositionGroup.EMPLOYEE,)
POSITIONS = {
    PositionGroup.LEADER: ("Giám đốc", "Phó Giám đốc", "Trưởng phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng"),
    PositionGroup.OFFICIAL: ("Chuyên viên", "Chuyên viên chính", "Phó Trưởng phòng", "Thanh tra viên"),
    PositionGroup.EMPLOYEE: ("Viên chức", "Phiên dịch viên", "Biên tập viên"),
}
Seat = tuple[str, str]  # group, sex
TITLES = {
    Topic.CONSULAR: "nghiệp vụ lãnh sự và bảo hộ công dân",
    Topic.PROTOCOL: "lễ tân đối ngoại",
    Topic.PRESS: "thông tin đối ngoại và quản lý phóng viên nước ngoài",
    Topic.BORDER: "công tác biên giới lãnh thổ",
    Topic.CULTURE: "ngoại giao văn hóa",
    Topic.OV: "công tác người Việt Nam ở nước ngoài",
    Topic.ECON: "ngoại giao kinh tế",
    Topic.NEGOTIATION: "kỹ năng đàm phán quốc tế",
    Topic.DRAFTING: "soạn thảo văn bản đối ngoại",
    Topic.LANGUAGE: "tiếng Anh đối ngoại",
    Topic.INTERPRET: "biên phiên dịch",
    Topic.AGREEMENT: "ký kết và thực hiện thỏa thuận quốc tế",
    Topic.NGO: "công tác phi chính phủ nước ngoài",
    Topic.INTEGRATION: "hội nhập quốc tế",
    Topic.DIGITAL: "chuyển đổi số trong công tác đối ngoại",
    Topic.PARTY_FA: "đối ngoại Đảng",
}


def from_figures(rng: random.Random, land: Land, wanted: Wanted) -> Iterator[Draft]:
    """Yield the classes of a year from which the stated figures follow, beside what is there already."""
    rows, classes = _numbers(wanted)
    seats = _seats(rng, rows, wanted)
    sizes = split(rng, len(seats), classes)
    for size in sizes:
        yield _class(rng, land, event_day(rng, wanted.year), seats[:size])
        seats = seats[size:]


def _numbers(wanted: Wanted) -> tuple[int, int]:
    """Return how many attendances and classes are made; what is not stated follows from what is."""
    rows, classes = wanted.missing(ATTENDANCES), wanted.missing(CLASSES)
    if not wanted.states(ATTENDANCES) and (wanted.states(WOMEN_LEADERS) or wanted.states(WOMEN_OFFICIALS)):
        rows = USUAL_CLASS * max(classes, 8)
    if rows and not classes:
        classes = 1 if wanted.states(CLASSES) else -(-rows // USUAL_CLASS)
    return rows, classes


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one class of a province: planned for the next days, given up, or held, with its list of attendances.

    One in ten is the province's part of the centre's class of the month: several provinces record it, with one code.
    One in five has guests from another province.
    """
    body = land.focal(province)
    if day > land.last - SOON:
        return _draft(rng, body, day, None, state=State.PLANNED)
    joint = rng.randrange(10) == 0 and province.is_valid_on(day.replace(day=10))
    if joint:
        day = day.replace(day=10)
    state = rng.choice(STATES)
    if state == State.CANCELLED:
        return _draft(rng, body, day, None, state=state)
    seats = [(rng.choice(GROUPS), rng.choice("FM")) for _seat in range(rng.randrange(30, 60))]
    homes = [province] * 9 + [rng.choice(land.provinces(day)) if rng.randrange(5) == 0 else province]
    draft = _with_rows(rng, land, body, day, seats, homes=homes, state=state)
    if joint:
        _join(draft, day)
    return draft


def _join(draft: Draft, day: dt.date) -> None:
    """Make the class one province's part of the class that the centre held in that month."""
    record, topics = draft.record, tuple(TITLES)
    assert isinstance(record, TrainingClass)
    record.national_code, record.organiser, record.place = f"LQ-{day:%Y-%m}", Organiser.MOFA, "Hà Nội"
    record.topic = topics[(12 * day.year + day.month) % len(topics)]
    draft.dossier.title = f"Lớp bồi dưỡng {TITLES[record.topic]}"


def _seats(rng: random.Random, rows: int, wanted: Wanted) -> list[Seat]:
    """Return group and sex of each attendance, so that both shares of women come out as stated."""
    first, second = wanted.share(WOMEN_LEADERS), wanted.share(WOMEN_OFFICIALS)
    leaders, officials = share_of(rows, first_part=LEADERS, first=first, second=second)
    seats: list[Seat] = [(PositionGroup.LEADER, sex) for sex in _sexes(leaders)]
    others = [PositionGroup.OFFICIAL] * 4 + [PositionGroup.EMPLOYEE]
    seats += [(rng.choice(others), sex) for sex in _sexes(officials)]
    rng.shuffle(seats)
    return seats


def _sexes(counts: tuple[int, int]) -> str:
    part, whole = counts
    return Sex.FEMALE * part + Sex.MALE * (whole - part)


def _class(rng: random.Random, land: Land, day: dt.date, seats: Sequence[Seat]) -> Draft:
    """Return one class, held by a province or, one in four, by the centre for several provinces."""
    central = rng.randrange(4) == 0
    body = land.focal(None if central else rng.choice(land.provinces(day)))
    if seats:
        homes = [body.province] if body.province else rng.sample(land.provinces(day), 6)
        return _with_rows(rng, land, body, day, seats, homes=homes, state=State.REPORTED)
    return _draft(rng, body, day, None, state=State.HELD)


def _with_rows(
    rng: random.Random, land: Land, body: Body, day: dt.date, seats: Sequence[Seat], *, homes: Sequence[Province],
    state: str,
) -> Draft:  # fmt: skip
    """Return a class whose totals are those of its rows."""
    leaders = [sex for group, sex in seats if group == PositionGroup.LEADER]
    women = sum(sex == Sex.FEMALE for _group, sex in seats)
    counts = (len(seats), len(leaders), women, leaders.count(Sex.FEMALE))
    draft = _draft(rng, body, day, counts, state=state)
    draft.children = list(_attendances(rng, land, seats, homes))
    return draft


def _draft(
    rng: random.Random, body: Body, day: dt.date, counts: tuple[int, int, int, int] | None, *, state: str
) -> Draft:
    topic = rng.choice(tuple(TITLES))
    days = rng.randrange(1, 5)
    place = body.province.name if body.province else rng.choice(("Hà Nội", "Đà Nẵng", "Thành phố Hồ Chí Minh"))
    dossier = new_dossier(TrainingClass, f"Lớp bồi dưỡng {TITLES[topic]}", state=state, body=body, day=day)
    total, leaders, women, women_leaders = counts or (None, None, None, None)
    record = TrainingClass(
        dossier=dossier,
        topic=topic,
        level=rng.choice(Level.values),
        mode=rng.choice((Mode.ONSITE, Mode.ONSITE, Mode.HYBRID, Mode.ONLINE)),
        organiser=Organiser.PROVINCE if body.province else Organiser.MOFA,
        place=place,
        date_from=day - dt.timedelta(days=days - 1),
        date_to=day,
        hours=8 * days,
        participants_total=total,
        leaders_total=leaders,
        women_total=women,
        women_leaders=women_leaders,
        commune_officials=None if total is None else 0,
        evaluation="Đạt yêu cầu đề ra." if state == State.REPORTED else "",
    )
    return Draft(record)


def _attendances(
    rng: random.Random, land: Land, seats: Sequence[Seat], homes: Sequence[Province]
) -> Iterable[Attendance]:  # fmt: skip
    """Yield a row for each seat, of officials of the given provinces."""
    offices = {home: [land.focal(home), *land.departments(home)] for home in homes}
    for (group, sex), name in zip(seats, persons(rng, "".join(sex for _group, sex in seats)), strict=True):
        home = rng.choice(homes)
        yield Attendance(
            full_name=name,
            sex=sex,
            position_group=group,
            position=rng.choice(POSITIONS[PositionGroup(group)]),
            body=rng.choice(offices[home]),
            province=home,
        )
