"""Addresses of a plan's public pages."""

from django.urls import path

from qvevri.monitoring.dashboard import embed_views, file_views, text_views, views

app_name = "plan"
urlpatterns = [
    path("", views.home, name="home"),
    path("rule/", views.rule, name="rule"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/text/", text_views.text, name="text"),
    path("<int:pk>/changes/", views.changes, name="changes"),
    path("<int:pk>/actions/", views.actions, name="actions"),
    path("<int:pk>/actions.csv", file_views.actions, name="actions-file"),
    path("<int:pk>/actions/<str:code>/", views.action, name="action"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/progress.csv", file_views.progress, name="progress-file"),
    path("<int:pk>/money/", views.money, name="money"),
    path("<int:pk>/money.csv", file_views.money, name="money-file"),
    path("<int:pk>/money/<str:by>/<str:key>/", views.money_group, name="money-group"),
    path("<int:pk>/indicators/", views.indicators, name="indicators"),
    path("<int:pk>/indicators.csv", file_views.indicators, name="indicators-file"),
    path("<int:pk>/indicators/<str:code>/", views.indicator, name="indicator"),
    path("<int:pk>/indicators/<str:code>.csv", file_views.indicator, name="indicator-file"),
    path("<int:pk>/changes/targets/", views.moved, name="moved"),
    path("<int:pk>/share/", embed_views.share, name="share"),
    path("<int:pk>/embed/", embed_views.board, name="embed"),
    path("<int:pk>/embed/actions/<str:code>/", embed_views.action, name="embed-action"),
    path("<int:pk>/embed/indicators/<str:code>/", embed_views.indicator, name="embed-indicator"),
    path("<int:pk>/values/<int:approval>/<str:code>/", views.value, name="value"),
    path("<int:pk>/table.<str:form>", file_views.table, name="table"),
]
