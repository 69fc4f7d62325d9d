"""Addresses of the room."""

from django.urls import path

from trygvej.directory import views, views_files, views_keeping

app_name = "directory"
urlpatterns = [
    path("directory/", views.directory, name="directory"),
    path("directory/export.csv", views_files.export, name="export"),
    path("directory/scheme/", views.scheme, name="scheme"),
    path("directory/overdue/", views.overdue, name="overdue"),
    path("directory/import/", views_files.bring, name="import"),
    path("directory/import/<int:pk>/", views_files.checked, name="checked"),
    path("directory/import/<int:pk>/take/", views_files.take, name="take"),
    path("directory/services/<int:pk>/places/", views_keeping.places, name="places"),
    path("directory/<int:pk>/", views.entry, name="entry"),
    path("directory/<int:pk>/keep/", views_keeping.entry_keep, name="entry-keep"),
    path("directory/<int:pk>/confirm/", views_keeping.entry_confirm, name="entry-confirm"),
    path("directory/<int:pk>/<slug:kind>/new/", views_keeping.part_keep, name="part-new"),
    path("directory/<int:pk>/<slug:kind>/<int:part>/", views_keeping.part_keep, name="part-keep"),
    path("directory/<int:pk>/<slug:kind>/<int:part>/remove/", views_keeping.part_remove, name="part-remove"),
]
