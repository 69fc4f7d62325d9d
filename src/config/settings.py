"""Settings of the web application. The pages come with the rooms that need them; the text rooms run without."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]

INSTALLED_APPS = ["trygvej.apps.TrygvejConfig"]
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("sv", "Svenska"), ("en", "English")]
