"""Addresses of places."""

from django.urls import path

from trygvej.outreach.places import map as maps
from trygvej.outreach.places import views

urlpatterns = [
    path("places/", views.places, name="places"),
    path("places/<int:pk>/", views.place, name="place"),
    path("map/", maps.map_page, name="map"),
]
