"""`python -m doingoai` is the `doingoai` command."""

import sys

from doingoai.site.cli import main

if __name__ == "__main__":  # where processes are spawned, the server's workers load this file again
    sys.exit(main())
