"""The command line: commands, options, and how answers and errors leave it."""
