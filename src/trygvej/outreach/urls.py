"""Addresses of the room. Each part of the day has its own file of pages."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "outreach"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("trygvej.outreach.worklist.urls")),
    path("", include("trygvej.outreach.visits.urls")),
    path("", include("trygvej.outreach.learnt.urls")),
    path("", include("trygvej.outreach.weights.urls")),
    path("", include("trygvej.outreach.advert.urls")),
    path("", include("trygvej.outreach.networks.urls")),
    path("", include("trygvej.outreach.places.urls")),
]
