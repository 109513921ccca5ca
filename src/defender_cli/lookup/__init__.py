"""From what people type to keys and records."""
