"""The API: OpenAPI 3.1 at /api/openapi.json, a page to try it at /api/tai-lieu, sessions for sign-in."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI

import doingoai
from doingoai.register_kit.api import install

api = NinjaAPI(title="doingoai", version=doingoai.__version__, docs_url="/tai-lieu", urls_namespace="api")
install(api)


def routes() -> tuple[list[URLResolver | URLPattern], str, str]:
    """Return the routes for include(): strangers get 401 from the API itself, not a page to sign in."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        assert pattern.callback is not None  # ninja makes plain patterns, each with its view
        pattern.callback = login_not_required(pattern.callback)
    return patterns, app, namespace
