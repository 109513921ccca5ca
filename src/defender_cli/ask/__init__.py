"""Plain questions: finding the fact that answers one, or saying that none does."""
