"""Addresses of weights."""

from django.urls import path

from trygvej.outreach.weights import views

urlpatterns = [
    path("weights/", views.weights, name="weights"),
    path("weights/propose/", views.propose, name="weights-propose"),
    path("weights/<int:pk>/<slug:act>/", views.decide, name="weights-decide"),
]
