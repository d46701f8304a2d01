#!/usr/bin/env python
"""The operator's door: python manage.py help."""

import os
import sys

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ModuleNotFoundError:
    sys.exit("Django is not installed for this Python. Run `make demo` once, then use .venv/bin/python manage.py.")


def main() -> None:
    """Run one command; a refused setting is told in a sentence instead of a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(f"The archive does not start: {refusal}")


if __name__ == "__main__":
    main()
