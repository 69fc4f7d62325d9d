"""Every address of the application, by room."""

from django.urls import URLPattern, URLResolver, include, path

from config.api import api
from config.language import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("trygvej.access.urls")),
    path("", include("trygvej.assistance.urls")),
    path("", include("trygvej.directory.urls")),
    path("", include("trygvej.identification.urls")),
    path("", include("trygvej.journey.urls")),
    path("", include("trygvej.outreach.urls")),
    path("", include("trygvej.screening.urls")),
    path("", include("trygvej.referral.urls")),
    path("api/", api.urls),
    path("language/", set_language, name="set_language"),
    path("account/", include("config.account_urls")),
]
