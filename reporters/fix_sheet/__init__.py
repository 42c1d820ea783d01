"""The fix sheet: one row a finding, with columns that an officer fills in and ``rasoat triage import`` reads back."""
