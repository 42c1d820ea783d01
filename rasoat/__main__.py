"""``python -m rasoat``."""

import sys

from rasoat.cli import main

if __name__ == "__main__":
    sys.exit(main())
