"""The Django application of the design system."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags that every page is built from."""

    name = "doingoai.web"
    label = "web"
