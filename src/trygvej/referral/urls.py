"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, include, path

from trygvej.referral import views, views_acting

app_name = "referral"
urlpatterns: list[URLPattern | URLResolver] = [
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/export.csv", views.export, name="export"),
    path("referrals/new/", views_acting.refer, name="refer"),
    path("referrals/follow/", views.follow, name="follow"),
    path("referrals/<int:pk>/", views.referral, name="referral"),
    path("referrals/<int:pk>/hand-on/", views_acting.hand_on, name="hand-on"),
    path("referrals/<int:pk>/consent/", views_acting.consent, name="consent"),
    path("referrals/<int:pk>/<slug:name>/", views_acting.act, name="act"),
    path("groups/", include("trygvej.referral.groups.urls")),
]
