"""Addresses of signing in, of one's own page, and of roles."""

from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, include, path

from qvevri.people import contact_views, entrance, role_views, second_factor, views

# /me/
own_page: list[URLPattern] = [
    path("me/", views.me, name="me"),
    path("me/welcome/", views.welcome, name="welcome"),
    path("me/name/", views.introduce, name="introduce"),
    path("me/data/", views.own_data, name="own_data"),
    path("me/erase/", views.erase, name="erase"),
    path("me/contact/", contact_views.change, name="change_contact"),
    path("me/contact/code/", contact_views.confirm, name="confirm_contact"),
    path("me/contact/drop/<slug:kind>/", contact_views.drop, name="drop_contact"),
    path("me/second-factor/needed/", second_factor.needed, name="second_factor"),
]

# /sign-in/, /sign-out/
sign_in: list[URLPattern] = [
    path("sign-in/resend/", entrance.resend, name="resend"),
    path("sign-in/again/", entrance.start_again, name="start_again"),
]

# /roles/
roles: list[URLPattern] = [
    path("roles/", role_views.roles, name="roles"),
    path("roles/give/", role_views.give, name="give_role"),
    path("roles/<int:pk>/take/", role_views.take, name="take_role"),
]

# The library asks for these by these names, without a namespace.
signing_in: list[URLPattern] = [
    path("sign-in/", entrance.sign_in, name="account_login"),
    path("sign-in/", entrance.sign_in, name="account_request_login_code"),
    path("sign-in/code/", entrance.confirm, name="account_confirm_login_code"),
    path("sign-in/closed/", entrance.account_inactive, name="account_inactive"),
    path("sign-out/", entrance.sign_out, name="account_logout"),
]
second_factors: list[URLPattern] = [
    path("", factor.index, name="mfa_index"),
    path("sign-in/", factor.authenticate, name="mfa_authenticate"),
    path("confirm/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("app/", second_factor.activate_app, name="mfa_activate_totp"),
    path("app/stop/", second_factor.deactivate_app, name="mfa_deactivate_totp"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/confirm/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "recovery-codes/file/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *signing_in,
    path("", include(([*own_page, *sign_in, *roles], "people"))),
    path("me/second-factor/", include(second_factors)),
]
