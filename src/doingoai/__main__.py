"""`python -m doingoai` is the `doingoai` command."""

import sys

from doingoai.site.cli import main

sys.exit(main())
