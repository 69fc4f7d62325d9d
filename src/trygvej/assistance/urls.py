"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.assistance import views

app_name = "assistance"
urlpatterns: list[URLPattern] = [
    path("support/", views.supports, name="supports"),
    path("support/checklists/<slug:step>/", views.checklist, name="checklist"),
    path("support/<int:pk>/", views.support, name="support"),
    path("support/<int:pk>/add/<slug:what>/", views.add, name="add"),
    path("support/<int:pk>/change/<slug:what>/", views.change, name="change"),
    path("support/<int:pk>/move/<slug:what>/<int:record>/", views.move, name="move"),
    path("persons/<int:pk>/support/", views.of_journey, name="of-journey"),
]
