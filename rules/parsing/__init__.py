"""Dates, numbers and document numbers in running Vietnamese text: where they stand and what is certain of them."""
