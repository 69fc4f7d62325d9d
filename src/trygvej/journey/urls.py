"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.journey import views

app_name = "journey"
urlpatterns: list[URLPattern] = [
    path("persons/", views.journeys, name="journeys"),
    path("persons/new/", views.journey_new, name="journey-new"),
    path("persons/export.csv", views.journeys_export, name="journeys-export"),
    path("persons/<int:pk>/", views.journey, name="journey"),
    path("persons/<int:pk>/change/", views.journey_change, name="journey-change"),
    path("persons/<int:pk>/erase/", views.journey_erase, name="journey-erase"),
    path("persons/<int:pk>/part/", views.journey_part, name="journey-part"),
    path("persons/<int:pk>/copy/", views.journey_copy, name="journey-copy"),
]
