"""English formats: the same dates and numbers as in Vietnamese.

Both languages show the same official papers: a date or an amount must not change its meaning with the
language of the screen (05/02/2026, 1.234).
"""

from doingoai.web.formats.vi.formats import *  # noqa: F403 - the two languages share every format
