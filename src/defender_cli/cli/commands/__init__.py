"""One module for each command: options in, report out."""
