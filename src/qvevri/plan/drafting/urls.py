"""Addresses of the plan's text and of comments on it."""

from django.urls import path

from qvevri.plan.drafting import answering_views, views, writing_views

app_name = "drafting"
urlpatterns = [
    # Everybody
    path("<int:pk>/comments/", views.comments, name="comments"),
    path("<int:pk>/comments.csv", views.comments_csv, name="comments_csv"),
    path("<int:pk>/comments/new/", views.comment, name="comment"),
    path("comments/<str:key>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/text/<str:code>/<int:number>/", views.compared, name="compared"),
    # What officers do with comments
    path("<int:pk>/comments/answers/", answering_views.answering, name="answering"),
    path("comments/<int:pk>/answer/", answering_views.answer, name="answer"),
    path("comments/<int:pk>/hide/", answering_views.hide, name="hide"),
    path("comments/<int:pk>/show/", answering_views.show, name="show"),
    # What writers do
    path("writing/", writing_views.home, name="home"),
    path("<int:pk>/writing/", writing_views.outline, name="outline"),
    path("<int:pk>/writing/<str:code>/<str:language>/", writing_views.chapter, name="chapter"),
    path(
        "<int:pk>/writing/<str:code>/<str:language>/versions/",
        writing_views.versions,
        name="versions",
    ),
    path(
        "<int:pk>/writing/<str:code>/<str:language>/versions/<int:number>/restore/",
        writing_views.restore,
        name="restore",
    ),
    path(
        "<int:pk>/writing/<str:code>/<str:language>/both/<int:number>/",
        writing_views.both,
        name="both",
    ),
]
