"""Numbers, dates and small counts as ``rasoat.figures`` writes them, by the name that all reporters use."""

from rasoat.figures import capital, day, in_words, month, number, percent, short_number, signed, year

__all__ = ["capital", "day", "in_words", "month", "number", "percent", "short_number", "signed", "year"]
