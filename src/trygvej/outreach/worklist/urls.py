"""Addresses of the worklist."""

from django.urls import path

from trygvej.outreach.worklist import acting, sealed_views, views

urlpatterns = [
    path("worklist/", views.worklist, name="worklist"),
    path("worklist/export.csv", views.export, name="worklist-export"),
    path("worklist/act/", acting.act_many, name="worklist-act"),
    path("worklist/views/", views.view_save, name="view-save"),
    path("worklist/views/<int:pk>/delete/", views.view_delete, name="view-delete"),
    path("adverts/<int:pk>/take/", acting.act_one, {"act": "take"}, name="advert-take"),
    path("adverts/<int:pk>/release/", acting.act_one, {"act": "release"}, name="advert-release"),
    path("adverts/<int:pk>/snooze/", acting.act_one, {"act": "snooze"}, name="advert-snooze"),
    path("adverts/<int:pk>/wake/", acting.act_one, {"act": "wake"}, name="advert-wake"),
    path("adverts/<int:pk>/set-aside/", acting.act_one, {"act": "set-aside"}, name="advert-set-aside"),
    path("adverts/<int:pk>/reopen/", acting.act_one, {"act": "reopen"}, name="advert-reopen"),
    path("sealed/", sealed_views.sealed_list, name="sealed"),
    path("sealed/<int:pk>/", sealed_views.sealed_one, name="sealed-one"),
    path("sealed/<int:pk>/handle/", sealed_views.sealed_handle, name="sealed-handle"),
]
