"""Making, finding and revoking the addresses of feeds. A token has 256 random bits and is told once."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from doingoai.agenda.models import Feed
from doingoai.audit import ledger
from doingoai.organisations.models import Officer
from doingoai.organisations.seat import NOWHERE, province_place

TOKEN_BYTES = 32
MOST_FEEDS = 10  # of one officer at a time
USED = dt.timedelta(hours=1)  # how exact `last_used_at` is: calendar programs ask often, a row is written seldom
PER_HOUR = 60  # answers to one feed; programs ask once or a few times


def make(officer: Officer, name: str, filters: dict[str, list[str]]) -> tuple[Feed, str]:
    """Make a feed and return it with its token, which is nowhere kept; the ledger remembers who made which."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        feed = Feed.objects.create(officer=officer, name=name, token_hash=hashed(token), filters=filters)
        _remember(feed, "agenda.make_feed")
    return feed, token


def revoke(feed: Feed) -> None:
    """Let the address answer no more; a second time changes nothing."""
    with transaction.atomic():
        if Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=timezone.now()):
            _remember(feed, "agenda.revoke_feed")


def living(officer: Officer) -> list[Feed]:
    """Return the officer's feeds that still answer, the newest first."""
    return list(Feed.objects.filter(officer=officer, revoked_at=None))


def find(token: str) -> Feed | None:
    """Return the feed of a token; None for an unknown or revoked one, or when its officer may not sign in any more."""
    wanted = hashed(token)
    feed = Feed.objects.filter(token_hash=wanted, revoked_at=None).select_related("officer").first()
    if feed is None or not hmac.compare_digest(feed.token_hash, wanted):
        return None
    return feed if feed.officer.is_active and feed.officer.seat.scope != NOWHERE else None


def is_asked_too_often(feed: Feed) -> bool:
    """Count one more answer to a feed and tell whether they are more than PER_HOUR in an hour."""
    hour = timezone.now().strftime("%Y%m%d%H")
    key = f"agenda-feed-{feed.pk}-{hour}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) > PER_HOUR


def note_use(feed: Feed) -> None:
    """Remember that the feed was used, once in a while."""
    now = timezone.now()
    if feed.last_used_at is None or now - feed.last_used_at > USED:
        Feed.objects.filter(pk=feed.pk).update(last_used_at=now)


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _remember(feed: Feed, action: str) -> None:
    officer = feed.officer
    province = officer.seat.province
    ledger.record(
        unit=province_place(province.pk if province else None), actor=officer.username, actor_name=officer.full_name,
        action=action, subject=f"agenda/{feed.pk}", note=feed.name,
    )  # fmt: skip
