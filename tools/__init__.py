"""Commands of the project that are not part of the library: run as `python -m tools.NAME`."""
