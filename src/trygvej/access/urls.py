"""Addresses of the room."""

from django.urls import path

from trygvej.access import views, views_people

urlpatterns = [
    path("", views.start, name="start"),
    path("notices/", views.notices_page, name="notices"),
    path("glass/", views.glass_page, name="glass"),
    path("glass/<int:pk>/close/", views.glass_close, name="glass-close"),
    path("glasses/", views.glasses_page, name="glasses"),
    path("log/", views.log_page, name="log"),
    path("retention/", views.retention_page, name="retention"),
    path("account/tokens/", views.tokens_page, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", views.token_revoke, name="token-revoke"),
    path("people/", views_people.people_page, name="people"),
    path("people/invite/", views_people.invite_page, name="invite"),
    path("people/<int:pk>/", views_people.person_page, name="person"),
    path("people/<int:pk>/active/", views_people.person_active, name="person-active"),
    path("people/roles/<int:pk>/end/", views_people.role_end, name="role-end"),
    path("organisations/", views_people.organisations_page, name="organisations"),
]
