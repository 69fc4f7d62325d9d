"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.assistance import views, views_list

app_name = "assistance"
urlpatterns: list[URLPattern] = [
    path("support/", views_list.supports, name="supports"),
    path("support/export.csv", views_list.export, name="export"),
    path("support/due/", views_list.due, name="due"),
    path("support/checklists/<slug:step>/", views.checklist, name="checklist"),
    path("support/<int:pk>/", views.support, name="support"),
    path("support/<int:pk>/add/<slug:what>/", views.add, name="add"),
    path("support/<int:pk>/plan/", views.plan, name="plan"),
    path("support/<int:pk>/step/<int:record>/", views.step, name="step"),
    path("support/<int:pk>/change/<slug:what>/", views.change, name="change"),
    path("support/<int:pk>/move/<slug:what>/<int:record>/", views.move, name="move"),
    path("persons/<int:pk>/support/", views.of_journey, name="of-journey"),
]
