"""Sign-in policy: accounts are made by an administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignUp(DefaultAccountAdapter):
    """Close self-registration; everything else stays as the library does it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
