"""What is in force on a day: each effect on both sides of its day, and random histories against a plain model."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.relations.validity import Edge, Force, History, Life, State, current_successor, state_in

DAY = dt.date(2024, 5, 2)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
START = dt.date(2020, 3, 5)


def history(*edges, **lives):
    return History.of(edges, {"B": Life(START), **lives})


def force(edges, day, **lives):
    return state_in(history(*edges, **lives), "B", day).force


@pytest.mark.parametrize(
    ("edge", "then"),
    [
        (Edge("A", "B", "replaces", since=DAY), Force.ENDED),
        (Edge("A", "B", "repeals", since=DAY), Force.ENDED),
        (Edge("A", "B", "repeals", "Điều 9", since=DAY), Force.PARTLY),
        (Edge("A", "B", "replaces", "Điều 9", since=DAY), Force.PARTLY),
        (Edge("A", "B", "amends", since=DAY), Force.PARTLY),
        (Edge("A", "B", "amends", "Điều 9 khoản 3", since=DAY), Force.PARTLY),
        (Edge("A", "B", "suspends", since=DAY), Force.SUSPENDED),
        (Edge("A", "B", "suspends", "Điều 9", since=DAY), Force.SUSPENDED),
        (Edge("A", "B", "corrects", since=DAY), Force.IN_FORCE),
        (Edge("A", "B", "based_on", since=DAY), Force.IN_FORCE),
        (Edge("A", "B", "refers", since=DAY), Force.IN_FORCE),
    ],
)
def test_effect_begins_on_its_day(edge, then):
    assert (force([edge], BEFORE), force([edge], DAY)) == (Force.IN_FORCE, then)


@pytest.mark.parametrize(("day", "then"), [(DAY, Force.SUSPENDED), (AFTER, Force.IN_FORCE)])
def test_suspension_ends_after_its_last_day(day, then):
    assert force([Edge("A", "B", "suspends", since=START, until=DAY)], day) == then


@pytest.mark.parametrize(("day", "then"), [(START, Force.IN_FORCE), (START - dt.timedelta(days=1), Force.NOT_YET)])
def test_document_begins_on_its_day(day, then):
    assert force([], day) == then


@pytest.mark.parametrize(("day", "then"), [(DAY, Force.IN_FORCE), (AFTER, Force.ENDED)])
def test_stated_end_is_the_last_day_in_force(day, then):
    assert force([], day, B=Life(START, DAY)) == then


def test_annulled_document_never_was_in_force():
    edge = Edge("A", "B", "repeals", since=DAY, from_start=True)
    assert state_in(history(edge), "B", START) == State(Force.ENDED, cause=edge)


def test_act_of_an_annulled_document_has_no_effect():
    replaced, annulled = Edge("A", "B", "replaces", since=DAY), Edge("C", "A", "repeals", since=AFTER, from_start=True)
    assert (force([replaced], AFTER), force([replaced, annulled], AFTER)) == (Force.ENDED, Force.IN_FORCE)


def test_act_of_a_document_repealed_later_keeps_its_effect():
    replaced, repealed = Edge("A", "B", "replaces", since=DAY), Edge("C", "A", "repeals", since=AFTER)
    assert force([replaced, repealed], AFTER) == Force.ENDED


@pytest.mark.parametrize("edge", [Edge("A", "B", "promulgates"), Edge("B", "A", "parent")])
@pytest.mark.parametrize(("day", "then"), [(BEFORE, Force.IN_FORCE), (DAY, Force.ENDED)])
def test_attachment_dies_with_its_document(edge, day, then):
    assert force([edge, Edge("C", "A", "replaces", since=DAY)], day) == then


def test_reason_of_an_attachment_is_that_of_its_document():
    end = Edge("C", "A", "replaces", since=DAY)
    assert state_in(history(Edge("A", "B", "promulgates"), end), "B", DAY) == State(Force.ENDED, DAY, end)


def test_first_end_counts_and_a_document_tells_more_than_a_date():
    first, second = Edge("A", "B", "replaces", since=DAY), Edge("C", "B", "repeals", since=AFTER)
    found = state_in(history(second, first, B=Life(START, BEFORE)), "B", AFTER)
    assert found == State(Force.ENDED, DAY, first)


def test_changed_units_are_named_in_order_once():
    edges = [Edge("A", "B", "amends", unit, since=START) for unit in ("Điều 2", "Điều 9", "Điều 2")]
    assert state_in(history(*edges), "B", DAY).units == ("Điều 2", "Điều 9")


def test_replacement_without_a_known_day_counts_always():
    assert force([Edge("A", "B", "replaces")], START) == Force.ENDED


@pytest.mark.parametrize(("day", "then"), [(BEFORE, None), (DAY, "A"), (AFTER, "C")])
def test_successor_is_the_last_of_the_chain_on_that_day(day, then):
    chain = history(Edge("A", "B", "replaces", since=DAY), Edge("C", "A", "replaces", since=AFTER))
    assert current_successor(chain, "B", day) == then


def test_circles_end():
    circle = history(
        Edge("A", "B", "replaces", since=DAY), Edge("B", "A", "replaces", since=DAY), Edge("A", "B", "promulgates"),
        Edge("B", "A", "promulgates"), Edge("A", "B", "repeals", from_start=True),
        Edge("B", "A", "repeals", from_start=True),
    )  # fmt: skip
    assert state_in(circle, "B", DAY).force == Force.ENDED
    assert current_successor(circle, "B", DAY) in ("A", None)


# --- Random histories. Document n appears on day n and may act on earlier ones only; days are small numbers.
FIRST = dt.date(2020, 1, 1)
LENGTH = 14
ACT = st.tuples(
    st.integers(1, 7), st.integers(0, 6), st.sampled_from(["replaces", "repeals", "suspends", "amends", "annuls"]),
    st.integers(0, 4), st.integers(0, 3), st.booleans(),
)  # fmt: skip


def on(number):
    return FIRST + dt.timedelta(days=number)


def edges_of(acts):
    return [
        Edge(
            source, target, "repeals" if kind == "annuls" else kind, "Điều 1" if part and kind != "annuls" else "",
            since=on(source + delay), until=on(source + delay + length) if kind == "suspends" else None,
            from_start=kind == "annuls",
        )
        for source, target, kind, delay, length, part in acts
    ]  # fmt: skip


def void_by(acts):
    """The documents that were annulled; later ones first, because only a later one annuls."""
    void = set()
    for source in range(8, 0, -1):
        if source not in void:
            void |= {target for other, target, kind, *_rest in acts if other == source and kind == "annuls"}
    return void


def slip(acts, document, today):
    """Walk through the days one by one and keep what befell a document, as an office would: on a slip of paper."""
    said, void = set(), void_by(acts)
    for number in range(today + 1):
        said -= {"paused", "paused in part"}  # written anew every day
        for source, target, kind, delay, length, part in acts:
            if target != document or source in void or number < source + delay:
                continue
            if kind == "suspends" and number <= source + delay + length:
                said.add("paused in part" if part else "paused")
            elif kind == "amends" or (part and kind in ("replaces", "repeals")):
                said.add("changed")
            elif kind in ("replaces", "repeals"):
                said.add("ended")
    return said | ({"ended"} if document in void else set())


def model(acts, document, today):
    said = slip(acts, document, today)
    if "ended" in said:
        return Force.ENDED
    if today < document:
        return Force.NOT_YET
    order = (("paused", Force.SUSPENDED), ("changed", Force.PARTLY), ("paused in part", Force.SUSPENDED))
    return next((force for word, force in order if word in said), Force.IN_FORCE)


@settings(max_examples=300, deadline=None)
@given(st.lists(ACT, max_size=14), st.integers(0, 7), st.integers(0, LENGTH))
def test_random_histories_agree_with_the_model(acts, document, today):
    acts = [act for act in acts if act[1] < act[0]]
    past = History.of(edges_of(acts), {number: Life(on(number)) for number in range(8)})
    assert state_in(past, document, on(today)).force == model(acts, document, today)
