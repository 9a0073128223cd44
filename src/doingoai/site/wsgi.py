"""WSGI entry point for granian and gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.site.settings")
application = get_wsgi_application()
