"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.identification import views

app_name = "identification"
urlpatterns: list[URLPattern] = [
    path("persons/<int:pk>/identification/", views.of_journey, name="of-journey"),
    path("identification/<int:pk>/", views.assessment, name="assessment"),
    path("identification/<int:pk>/save/", views.save, name="save"),
    path("identification/<int:pk>/talk/", views.talk, name="talk"),
    path("identification/<int:pk>/propose/", views.propose, name="propose"),
    path("identification/<int:pk>/document/<slug:name>/", views.document, name="document"),
    path("identification/<int:pk>/<int:decision>/<slug:name>/", views.act, name="act"),
]
