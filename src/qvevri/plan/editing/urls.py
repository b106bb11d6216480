"""Addresses of writing a plan."""

from django.urls import path, register_converter

from qvevri.plan.editing import deciding_views, people_views, views
from qvevri.plan.editing.parts import Kind


class KindConverter:
    """A kind of part that can be moved or removed."""

    regex = "objective|action|indicator"

    def to_python(self, value: str) -> Kind:
        """From an address."""
        return Kind(value)

    def to_url(self, value: str) -> str:
        """Into an address."""
        return str(value)


register_converter(KindConverter, "plan_kind")

app_name = "editing"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", views.begin, name="begin"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/head/", views.head, name="head"),
    # The plan's life
    path("<int:pk>/open/", deciding_views.open_to_comments, name="open"),
    path("<int:pk>/adopt/", deciding_views.adopt, name="adopt"),
    path("<int:pk>/close/", deciding_views.close, name="close"),
    path("<int:pk>/amendment/", deciding_views.amendment, name="amendment"),
    path("<int:pk>/amendment/decide/", deciding_views.decide, name="decide"),
    path("<int:pk>/amendment/renew/", deciding_views.renew, name="renew"),
    path("<int:pk>/amendment/discard/", deciding_views.discard, name="discard"),
    # Its parts
    path("<int:pk>/objectives/new/", views.objective, name="objective_new"),
    path("<int:pk>/objectives/<str:code>/", views.objective, name="objective"),
    path("<int:pk>/objectives/<str:of>/actions/new/", views.action_new, name="action_new"),
    path(
        "<int:pk>/objectives/<str:of>/indicators/new/",
        views.indicator_new,
        {"kind": Kind.OBJECTIVE},
        name="objective_indicator_new",
    ),
    path("<int:pk>/actions/<str:code>/", views.action, name="action"),
    path("<int:pk>/actions/<str:code>/money/", views.money, name="money"),
    path("<int:pk>/actions/<str:code>/money/sums/", views.money_sums, name="money_sums"),
    path("<int:pk>/actions/<str:code>/people/", people_views.people, name="people"),
    path(
        "<int:pk>/actions/<str:of>/indicators/new/",
        views.indicator_new,
        {"kind": Kind.ACTION},
        name="action_indicator_new",
    ),
    path("<int:pk>/indicators/<str:code>/", views.indicator, name="indicator"),
    path("<int:pk>/indicators/<str:code>/owner/", people_views.owner, name="owner"),
    path("<int:pk>/<plan_kind:kind>/<str:code>/remove/", views.remove, name="remove"),
    path("<int:pk>/<plan_kind:kind>/<str:code>/<str:way>/", views.step, name="step"),
]
