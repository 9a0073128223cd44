"""The rules R-HC-01 … R-HC-09 and those of a sound dossier (HC-S1 … HC-S4), by the act at which each is judged."""

from doingoai.registers.passports.rules import book, trip

AT_REQUEST = (book.ELIGIBLE,)
AT_FILING = (book.ELIGIBLE, book.PAPERS)
AT_ENTRY = (book.ELIGIBLE, book.NUMBER, book.DATES, book.VALIDITY)
AT_EXTENSION = (book.EXTENSION,)
AT_HANDOVER = (
    trip.DECIDED, trip.OWED, trip.EXPIRY, trip.SIX_MONTHS, trip.PRIVATE, trip.ONE_FOR_EACH, trip.LEFT, trip.DESTINATION,
)  # fmt: skip
WATCHED = (book.RETURN, book.WITHDRAWAL, book.LOSS)
