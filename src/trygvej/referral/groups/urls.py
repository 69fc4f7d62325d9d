"""Addresses of reference groups."""

from django.urls import URLPattern, path

from trygvej.referral.groups import views

urlpatterns: list[URLPattern] = [
    path("", views.groups, name="groups"),
    path("new/", views.group_keep, name="group-new"),
    path("<int:pk>/", views.group, name="group"),
    path("<int:pk>/keep/", views.group_keep, name="group-keep"),
    path("<int:pk>/end/", views.group_end, name="group-end"),
    path("<int:pk>/members/", views.member, name="group-member"),
    path("<int:pk>/members/<int:part>/leave/", views.member_leave, name="group-leave"),
    path("<int:pk>/meetings/", views.meeting, name="group-meeting"),
    path("<int:pk>/meetings/<int:part>/held/", views.meeting_held, name="group-held"),
    path("<int:pk>/meetings/<int:part>/off/", views.meeting_off, name="group-off"),
    path("<int:pk>/tasks/", views.task, name="group-task"),
    path("<int:pk>/tasks/<int:part>/done/", views.task_done, name="group-done"),
]
