"""Addresses of sellers, under /sellers/."""

from django.urls import URLPattern, path, re_path

from qvevri.organisations import office_views, own_views, views

app_name = "organisations"

# What everybody sees
public: list[URLPattern] = [
    path("<int:pk>-<str:slug>", views.seller, name="seller"),
    path("<int:pk>", views.seller_by_number, name="seller_by_number"),
    re_path(r"^(?P<pk>\d{1,12})/qr\.(?P<ending>svg|png)$", views.qr, name="qr"),
]

# /sellers/mine/, /sellers/7/…: one's own
own: list[URLPattern] = [
    path("mine/", own_views.mine, name="mine"),
    path("mine/found/", own_views.found, name="found"),
    path("invitations/<int:pk>/accept/", own_views.accept_invitation, name="accept_invitation"),
    path("<int:pk>/", own_views.own, name="own"),
    path("<int:pk>/take-over/", own_views.take_over, name="take_over"),
    path("<int:pk>/edit/", own_views.edit, name="edit"),
    path("<int:pk>/photos/", own_views.photos, name="photos"),
    path("<int:pk>/hide/", own_views.hide, name="hide"),
    path("<int:pk>/show/", own_views.show, name="show"),
    path("<int:pk>/card/", own_views.card_page, name="card"),
    path("<int:pk>/card.pdf", own_views.card_pdf, name="card_pdf"),
    path("<int:pk>/people/", own_views.people, name="people"),
    path("<int:pk>/people/<int:member>/remove/", own_views.remove_member, name="remove_member"),
    path(
        "<int:pk>/invitations/<int:invitation>/withdraw/",
        own_views.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("<int:pk>/certificates/", own_views.certificates, name="certificates"),
    path(
        "<int:pk>/certificates/<int:paper>/remove/",
        own_views.remove_certificate,
        name="remove_certificate",
    ),
]

# /sellers/office/: for officers
office: list[URLPattern] = [
    path("office/", office_views.find, name="find"),
    path("<int:pk>/office/", office_views.judge, name="judge"),
    path(
        "<int:pk>/certificates/<int:paper>/seen/",
        office_views.confirm_certificate,
        name="confirm_certificate",
    ),
]

urlpatterns: list[URLPattern] = [*own, *office, *public]
