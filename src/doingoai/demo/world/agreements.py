"""Made-up international agreements: so many signed in a year, or any at random."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from doingoai.demo.accords import INSTRUMENTS, NEW, OLD, PARTNERS
from doingoai.demo.names import person
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land, event_day, places_for
from doingoai.demo.world.wanted import Wanted
from doingoai.lib.workdays import months_later
from doingoai.organisations.models import Body, Province
from doingoai.registers.agreements import codes
from doingoai.registers.agreements.models import Agreement, partner_key

SIGNED = "NAT-AGR-01"
CODES = (SIGNED,)
State = codes.State
SUBJECTS = tuple({(each.subject, each.sector): None for each in (*OLD, *NEW)})
BEFORE_SIGNING = (State.IDEA, State.DRAFTING, State.CONSULTING, State.RECONCILING, State.SUBMITTED, State.CANCELLED)


def from_figures(rng: random.Random, land: Land, wanted: Wanted) -> Iterator[Draft]:
    """Yield agreements signed in the year, spread over the provinces of their day."""
    for place in places_for(rng, wanted.missing(SIGNED)):
        day = event_day(rng, wanted.year)
        provinces = land.provinces(day)
        yield _signed(rng, land, day, provinces[place % len(provinces)], land.today)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one agreement of a province: one in eight was given up or is not signed yet."""
    if rng.randrange(8):
        return _signed(rng, land, day, province, land.last)
    draft = _draft(rng, land, day, province, rng.choice(BEFORE_SIGNING))
    draft.dossier.due_on = day + dt.timedelta(days=30)
    return draft


def _signed(rng: random.Random, land: Land, day: dt.date, province: Province, today: dt.date) -> Draft:
    """Return an agreement in the state that its term gives it today."""
    months = rng.choice((24, 36, 36, 60, 60, 120))
    ends = months_later(day, months)
    draft = _draft(rng, land, day, province, State.EXPIRED if ends < today else State.IN_FORCE)
    record, name = draft.record, person(rng)
    assert isinstance(record, Agreement)
    record.decided_by = record.vn_signer = name
    record.decision_doc = f"{rng.randrange(100, 5000)}/UBND-NgV"
    record.decided_date = day - dt.timedelta(days=14)
    record.signer_title, record.signer_capacity = "Chủ tịch", codes.SignerCapacity.DECIDER
    record.foreign_signer, record.foreign_signer_title = "Đại diện phía bạn", "Thị trưởng"
    record.vn_rank = record.foreign_rank = codes.Rank.PROVINCE
    record.signed_date = record.effective_date = day
    record.signed_place, record.occasion = province.name, rng.choice(codes.Occasion.values)
    record.originals_count, record.original_holder = 2, "Văn phòng UBND"
    record.effect_mode, record.term_mode = codes.EffectMode.ON_SIGNATURE, codes.TermMode.FIXED
    record.term_months, record.expiry_date = months, ends
    record.next_review_date = months_later(day, 12)
    draft.dossier.due_on = None if ends < today else min(ends, record.next_review_date)
    return draft


def _draft(rng: random.Random, land: Land, day: dt.date, province: Province, state: str) -> Draft:
    subject, sector = rng.choice(SUBJECTS)
    instrument = rng.choice(tuple(INSTRUMENTS))
    country, partner = PARTNERS[rng.randrange(len(PARTNERS))]
    focal, committee = land.focal(province), land.of_kind(province, Body.Kind.PEOPLES_COMMITTEE)
    title = f"{INSTRUMENTS[instrument]} về {subject} giữa {committee.name} và {partner}"
    record = Agreement(
        dossier=new_dossier(Agreement, title, state=state, body=focal, day=day),
        regime=codes.Regime.LAW70,
        instrument=instrument,
        framework=codes.Framework.SPECIFIC,
        title_foreign=f"{instrument} on cooperation with {partner}",
        languages=["vi", "en"],
        prevailing_language=codes.Language.VI,
        sectors=[sector],
        necessity=f"Mở rộng {subject}.",
        signing_level=codes.SigningLevel.PROV_PC,
        signing_body=committee,
        proposer=focal,
        lead_unit=rng.choice(land.departments(province)),
        partner=partner,
        partner_key=partner_key(partner),
        partner_type=codes.PartyType.LOCAL_GOV,
        country=land.country(country),
    )
    return Draft(record, taking_part=record.bodies_taking_part())
