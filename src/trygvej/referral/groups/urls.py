"""Addresses of reference groups."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
