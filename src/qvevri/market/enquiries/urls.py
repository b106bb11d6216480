"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.market.enquiries import contact_views

app_name = "enquiries"
urlpatterns: list[URLPattern] = [
    # market/enquiries/number/
    path("number/<int:pk>/", contact_views.reveal, name="reveal"),
    path("number/seller/<int:pk>/", contact_views.reveal_seller, name="reveal_seller"),
]
