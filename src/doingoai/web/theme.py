"""The officer's choice of light, dark or "as the machine": a cookie that the server reads, so nothing flashes."""

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
THEMES = ("auto", "light", "dark")
ONE_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return the theme named by the cookie; auto when there is none or it names no theme."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def remember_theme(response: HttpResponse, theme: str, *, secure: bool) -> None:
    """Keep the choice for a year. The page's own script writes the same cookie, so it is not HttpOnly."""
    response.set_cookie(COOKIE, theme, max_age=ONE_YEAR, secure=secure, samesite="Lax")
