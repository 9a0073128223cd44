"""Made-up outgoing delegations: so many that missions supported, or any at random."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from doingoai.demo.names import persons
from doingoai.demo.trips import DESTINATIONS, PROFILES, TRIPS, Trip
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land, event_day, places_for
from doingoai.demo.world.wanted import Wanted
from doingoai.dossiers.models import Participant
from doingoai.organisations.models import Body, Province
from doingoai.registers.delegations_out.codes import Funding
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation, Stop

SUPPORTED = "NAT-DEL-01"
CODES = (SUPPORTED,)
State = OutgoingDelegation.State
OWN = tuple(trip for trip in TRIPS if trip.profile in {"deputy", "director", "officers"})
GOING = (
    State.DRAFT,
    State.SUBMITTED,
    State.SUPPLEMENT,
    State.RECEIVED,
    State.DECIDING,
    State.APPROVED,
    State.PREPARING,
)
NOT_GONE = (State.CANCELLED, State.CANCELLED, State.REFUSED)
DAY = dt.timedelta(days=1)
RECENT = dt.timedelta(days=45)


def from_figures(rng: random.Random, land: Land, wanted: Wanted) -> Iterator[Draft]:
    """Yield delegations that came back in the year with the support of a mission."""
    for place in places_for(rng, wanted.missing(SUPPORTED)):
        back = event_day(rng, wanted.year)
        provinces = land.provinces(back)
        draft = _draft(rng, land, back, provinces[place % len(provinces)], State.CLOSED)
        assert isinstance(draft.record, OutgoingDelegation)
        draft.record.mission_support = True
        draft.record.mission_consulted_on = draft.record.depart_on - 20 * DAY
        yield draft


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one delegation of a province: long closed, given up, or under way when it is recent."""
    if day > land.last - RECENT:
        return _draft(rng, land, day, province, rng.choice(GOING))
    state = State.CLOSED if rng.randrange(16) else rng.choice(NOT_GONE)
    return _draft(rng, land, day, province, state)


def _draft(rng: random.Random, land: Land, back: dt.date, province: Province, state: str) -> Draft:
    trip = OWN[rng.randrange(len(OWN))]
    body = rng.choice((land.focal(province), *land.departments(province)))
    country, city, partner = DESTINATIONS[rng.randrange(len(DESTINATIONS))]
    title = f"Đoàn công tác tại {city} ({land.country(country).name}): {trip.aim}"
    dossier = new_dossier(OutgoingDelegation, title, state=state, body=body, day=back)
    record = OutgoingDelegation(
        dossier=dossier,
        delegation_type=trip.kind,
        channel="NHA_NUOC",
        topic=trip.topic,
        sensitivity="S0",
        purpose=f"Làm việc với {partner} để {trip.aim}; thống nhất đầu mối và lộ trình thực hiện.",
        depart_on=back - (trip.days - 1) * DAY,
        return_on=back,
        day_count=trip.days,
        plan_line=f"KH-{back.year}-{rng.randrange(1, 400):03d}",
        invited_by=partner,
        funding=Funding.PROVINCE,
        budget_vnd=rng.randrange(120, 900) * 1_000_000,
        submitted_on=None if state == State.DRAFT else back - 50 * DAY,
        countries=land.country(country).name,
    )
    stop = Stop(country=land.country(country), city=city, partner=partner, date_from=record.depart_on, date_to=back)
    members = list(_members(rng, trip, body, record))
    record.decided = {"head": [members[0].person_key]} if state == State.CLOSED else {}
    if state == State.CLOSED:
        _tell(rng, record, back)
    else:
        dossier.due_on = record.depart_on - 28 * DAY
    told = land.missions(country) if record.decided else []
    return Draft(record, taking_part=_taking_part(members, body, told), children=[stop, *members])


def _members(rng: random.Random, trip: Trip, body: Body, record: OutgoingDelegation) -> Iterator[Member]:
    lines = PROFILES[trip.profile][:2]
    sexes = rng.choices("FM", k=len(lines))
    names = persons(rng, "".join(sexes))
    record.head_name, record.member_names, record.member_count = names[0], ", ".join(names), len(names)
    record.head_rank, record.plan_side = lines[0].rank, "TRONG"
    for line, sex, name in zip(lines, sexes, names, strict=True):
        member = Member(
            full_name=name,
            sex=sex,
            position=line.position,
            body=body,
            rank_group=line.rank,
            cadre_tier=line.tier,
            sector=line.sector,
            role=line.role,
            task="Phụ trách chung" if line.role == "TRUONG_DOAN" else "Chuẩn bị nội dung",
            exit_check=True,
        )
        member.delegation = record
        member.settle()
        yield member


def _tell(rng: random.Random, record: OutgoingDelegation, back: dt.date) -> None:
    """Fill in what a finished trip leaves behind; one report in six came late."""
    late = rng.randrange(6) == 0
    record.mission_support = rng.randrange(3) > 0
    record.actual_depart_on, record.actual_return_on = record.depart_on, back
    record.counted_in_year = record.depart_on.year
    record.report_due_on = back + 14 * DAY
    record.reported_on = back + (20 if late else 9) * DAY
    record.results = f"Đã làm việc với {record.invited_by}; hai bên thống nhất đầu mối và lịch trao đổi."
    record.assessment, record.no_commitment = "Đạt mục tiêu đề ra.", True
    record.actual_cost_vnd = record.budget_vnd
    record.passports_back_on, record.gifts_declared = back + 4 * DAY, True


def _taking_part(members: list[Member], own: Body, missions: list[Body]) -> list[tuple[Body, str]]:
    """As `bodies_taking_part` finds them: the units of the members beside the proposing one, and the missions."""
    bodies = {member.body_id: member.body for member in members if member.body_id != own.pk and member.body}
    return [(body, str(Participant.Part.COOPERATE)) for body in (*bodies.values(), *missions)]
