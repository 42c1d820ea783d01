"""``rasoat triage``: what officers noted in a fix sheet, read back into the workspace."""
