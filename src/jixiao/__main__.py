"""Let `python -m jixiao` do what `jixiao` does."""

import sys

from jixiao.cli.main import main

sys.exit(main())
