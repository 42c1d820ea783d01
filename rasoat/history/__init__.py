"""``rasoat history`` and ``rasoat diff``: the runs of a workspace one after the other, and two of them beside each other."""
