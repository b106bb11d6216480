"""Addresses of this room, under market/wanted/."""

from django.urls import URLPattern, path

from qvevri.market.wanted import buyer_views, posting_views, seller_views, staff_views, views

app_name = "wanted"
urlpatterns: list[URLPattern] = [
    # public
    path("", views.home, name="home"),
    path("rss/", views.rss, name="rss"),
    path("<int:pk>-<str:slug>", views.one, name="one"),
    path("<int:pk>/report/", views.report, name="report"),
    # posting
    path("post/", posting_views.post, name="post"),
    path("post/sent/", posting_views.posted, name="posted"),
    # the buyer's, by secret link: b/…/
    path("b/<str:key>/", buyer_views.buyer, name="buyer"),
    path("b/<str:key>/confirm/", buyer_views.confirm, name="confirm"),
    path("b/<str:key>/take/", buyer_views.take, name="take"),
    path("b/<str:key>/close/", buyer_views.close, name="close"),
    path("b/<str:key>/extend/", buyer_views.extend, name="extend"),
    path("b/<str:key>/answers.xlsx", buyer_views.answers, name="answers"),
    path("b/<str:key>/<int:pk>/", buyer_views.talk, name="talk"),
    # the seller's, by signed link or signed in
    path("s/<str:token>/", seller_views.seller, name="seller"),
    path("asked/<int:pk>/", seller_views.asked, name="asked"),
    path("<int:pk>/have/", seller_views.offer, name="offer"),
    path("mine/", seller_views.mine, name="mine"),
    path("mine/mute/<int:pk>/", seller_views.mute_all, name="mute_all"),
    path("mine/unmute/<int:pk>/", seller_views.unmute, name="unmute"),
    # staff
    path("staff/", staff_views.requests, name="staff"),
    path("staff/<int:pk>/", staff_views.request_of, name="staff_one"),
    path("staff/<int:pk>/more/", staff_views.ask_more, name="ask_more"),
    path("staff/<int:pk>/hide/", staff_views.hide, name="hide"),
    path("staff/<int:pk>/show/", staff_views.show, name="show"),
    path("staff/<int:pk>/keep/", staff_views.keep, name="keep"),
    path("staff/policy/", staff_views.policy, name="policy"),
    path("staff/demand/", staff_views.demand, name="demand"),
    path("staff/demand.xlsx", staff_views.demand_sheet, name="demand_sheet"),
]
