"""Old debt and what is new: ``rasoat baseline``, ``rasoat check --baseline --since --changed``."""
