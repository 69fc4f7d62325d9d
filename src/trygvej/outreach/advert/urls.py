"""Addresses of an advert. What its buttons do stands with the worklist."""

from django.urls import path

from trygvej.outreach.advert import pictures, views

urlpatterns = [
    path("adverts/<int:pk>/", views.advert, name="advert"),
    path("adverts/<int:pk>/comment/", views.comment, name="advert-comment"),
    path("adverts/<int:pk>/matrix/", views.answer, name="advert-matrix"),
    path("adverts/<int:pk>/judge/", views.judge, name="advert-judge"),
    path("adverts/<int:pk>/place/", views.locate, name="advert-place"),
    path("adverts/<int:pk>/pictures/<int:number>/", pictures.page, name="advert-picture"),
    path("adverts/<int:pk>/pictures/<int:number>/<slug:how>.jpg", pictures.image, name="advert-picture-file"),
]
