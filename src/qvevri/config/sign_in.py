"""Settings of sign-in by one-time code (django-allauth)."""

ACCOUNT_LOGIN_METHODS = {"phone", "email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = False
