"""The municipalities (tenants) and their settlements."""
