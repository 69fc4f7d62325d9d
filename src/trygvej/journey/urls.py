"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.journey import views

app_name = "journey"
urlpatterns: list[URLPattern] = [
    path("persons/", views.journeys, name="journeys"),
    path("persons/new/", views.journey_new, name="journey-new"),
    path("persons/<int:pk>/", views.journey, name="journey"),
    path("persons/<int:pk>/part/", views.journey_part, name="journey-part"),
    path("persons/<int:pk>/copy/", views.journey_copy, name="journey-copy"),
]
