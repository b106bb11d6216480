"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.market.enquiries import contact_views, thread_views, views

app_name = "enquiries"
urlpatterns: list[URLPattern] = [
    # market/enquiries/
    path("", views.mine, name="mine"),
    path("ask/", views.ask_many, name="ask_many"),
    path("ask/<int:pk>/", views.ask, name="ask"),
    # market/enquiries/number/
    path("number/<int:pk>/", contact_views.reveal, name="reveal"),
    path("number/seller/<int:pk>/", contact_views.reveal_seller, name="reveal_seller"),
    # market/enquiries/b/…/ and s/…/
    path("b/<str:key>/", thread_views.buyer, name="buyer"),
    path("b/<str:key>/close/", thread_views.buyer_close, name="buyer_close"),
    path("b/<str:key>/seen/", thread_views.buyer_seen, name="buyer_seen"),
    path("s/<str:key>/", thread_views.seller, name="seller"),
    path("s/<str:key>/close/", thread_views.seller_close, name="seller_close"),
    path("s/<str:key>/seen/", thread_views.seller_seen, name="seller_seen"),
]
