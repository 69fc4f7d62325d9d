"""Addresses of rounds and visits."""

from django.urls import path

from trygvej.outreach.visits import views, views_rounds

urlpatterns = [
    path("rounds/", views_rounds.rounds, name="rounds"),
    path("rounds/new/", views_rounds.round_new, name="round-new"),
    path("rounds/<int:pk>/", views_rounds.round_page, name="round"),
    path("rounds/<int:pk>/<slug:act>/", views_rounds.round_act, name="round-act"),
    path("visits/", views.visits, name="visits"),
    path("visits/export.csv", views.export, name="visits-export"),
    path("visits/new/", views_rounds.visit_new, name="visit-new"),
    path("visits/new/record/", views.record_new, name="visit-record-new"),
    path("visits/<int:pk>/", views.visit, name="visit"),
    path("visits/<int:pk>/record/", views.record_planned, name="visit-record"),
    path("visits/<int:pk>/<slug:act>/", views_rounds.visit_act, name="visit-act"),
    path("visit-worker.js", views.worker, name="visit-worker"),
]
