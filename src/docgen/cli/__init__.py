"""The command line: the only package that prints, knows today's date, or exits."""
