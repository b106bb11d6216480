"""Settings of sign-in by one-time code (django-allauth): no password anywhere."""

from environ import Env

ACCOUNT_ADAPTER = "qvevri.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
ACCOUNT_SIGNUP_FIELDS = ["phone", "email"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# The code that signs in also confirms the number or address: no second round of codes.
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}

MFA_ADAPTER = "qvevri.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "qvevri.people.factor_forms.AuthenticateForm",
    "reauthenticate": "qvevri.people.factor_forms.ReauthenticateForm",
    "activate_totp": "qvevri.people.factor_forms.ActivateTOTPForm",
}
MFA_TOTP_ISSUER = "Qvevri"
# Clocks of old phones run half a minute wrong.
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Passkeys need https, except on localhost, where the demo runs.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not Env().bool("HTTPS", default=False)
# One of the two is enough, so none is required by itself.
SILENCED_SYSTEM_CHECKS = [
    "account.W001",
    # The proxy in front redirects to HTTPS and answers for subdomains and preload lists.
    "security.W005",
    "security.W008",
    "security.W021",
]
