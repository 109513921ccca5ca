"""How a single value is worded; what draws tables and what answers questions both use it."""
