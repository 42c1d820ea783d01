"""An agency's own facts: listed, checked, taken from spreadsheets, proposed from what was published (decision 13)."""
