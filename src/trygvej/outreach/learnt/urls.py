"""Addresses of what the visits teach, and of weights."""

from django.urls import path

from trygvej.outreach.learnt import views

urlpatterns = [
    path("learnt/", views.learnt, name="learnt"),
    path("learnt/<slug:table>.csv", views.export, name="learnt-export"),
]
