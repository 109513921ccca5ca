"""Questions with known answers, and the command that scores `ask` on them."""
