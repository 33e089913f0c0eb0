"""``python -m secondsource`` is the command line."""

from secondsource.cli import main

main()
