"""How findings become points, grades, ranks and things to do. Formula 2026.1; its numbers stand in ``rules/profile.toml``."""
