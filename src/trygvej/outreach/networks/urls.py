"""Addresses of networks."""

from django.urls import path

from trygvej.outreach.networks import views

urlpatterns = [
    path("networks/", views.networks, name="networks"),
    path("networks/<int:pk>/", views.network, name="network"),
    path("networks/<int:pk>/person.json", views.person, name="network-person"),
    path("networks/<int:pk>/export.csv", views.export, name="network-export"),
]
