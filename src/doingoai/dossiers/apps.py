"""App configuration: the search index is installed after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DossiersConfig(AppConfig):
    name = "doingoai.dossiers"

    def ready(self) -> None:
        # The one signal of the project: SQLite rebuilds a table on migration and drops its triggers silently.
        post_migrate.connect(_install_search, sender=self)


def _install_search(**_kwargs: Any) -> None:
    from doingoai.dossiers import search  # noqa: PLC0415 -- models are not loaded when this module is

    search.install()
