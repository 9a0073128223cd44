"""The request of a signed-in officer: every page but the sign-in is behind LoginRequiredMiddleware."""

from django.http import HttpRequest

from doingoai.organisations.models import Officer


class OfficerRequest(HttpRequest):
    """A request whose user is an officer."""

    user: Officer  # strangers never reach a view that takes this
