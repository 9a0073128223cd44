"""Marks in a text the words that were searched for; where they are is found by `lib.text`."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from doingoai.lib import text as words


def highlight(text: object, query: object) -> SafeString:
    """Wrap the words of `query` found in `text` in <mark>; everything is escaped, it comes from people."""
    segments = words.highlight(words.nfc(str(text)), str(query))
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if hit else part,) for part, hit in segments)
    )
