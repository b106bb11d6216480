"""Addresses of this room, under /market/listings/."""

from django.urls import URLPattern, path

from qvevri.market.listings import link_views, posting_views, views

app_name = "listings"
urlpatterns: list[URLPattern] = [
    # posting
    path("post/", posting_views.what, name="post"),
    path("post/amount/", posting_views.amount, name="post_amount"),
    path("post/amount/live/", posting_views.live, name="post_live"),
    path("post/place/", posting_views.place, name="post_place"),
    path("post/check/", posting_views.check, name="post_check"),
    path("post/finish/", posting_views.finish, name="post_finish"),
    path("post/again/", posting_views.start_again, name="post_again"),
    path("post/<int:pk>/", views.take_up, name="take_up"),
    path("post/suggest/", posting_views.suggest, name="suggest_concept"),
    path("post/for/", views.assist, name="assist"),
    path("post/for/<int:pk>/", views.assist_for, name="assist_for"),
    # own listings
    path("mine/", views.mine, name="mine"),
    path("<int:pk>/posted/", views.posted, name="posted"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/price/", views.price, name="price"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/copy/", views.copy, name="copy"),
    path("<int:pk>/remove/", views.remove, name="remove"),
    path("<int:pk>/do/<slug:deed>/", views.do, name="do"),
    # by a link from a message, without signing in
    path("link/<str:token>/", link_views.by_link, name="by_link"),
]
