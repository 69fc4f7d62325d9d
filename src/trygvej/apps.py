"""The one Django application."""

from importlib import import_module
from pathlib import Path

from django.apps import AppConfig


class TrygvejConfig(AppConfig):
    """All rooms are one application: moving a model between rooms is an ordinary change."""

    name = "trygvej"
    verbose_name = "Trygvej"

    def import_models(self) -> None:
        """Import the models of every room that has some."""
        super().import_models()
        for room in rooms_with("models"):
            import_module(f"trygvej.{room}.models")

    def ready(self) -> None:
        """Import the permission tables and what each room deletes, so that all are known before the first question."""
        for own in ("table", "signins"):  # `permissions` of that room is what the tables are made with
            import_module(f"trygvej.access.{own}")
        for part in ("permissions", "retention"):
            for room in rooms_with(part):
                import_module(f"trygvej.{room}.{part}")


def rooms_with(part: str) -> list[str]:
    """Return the names of the rooms that have a `part`, a file or a folder, in alphabetical order."""
    rooms = [one for one in Path(__file__).parent.iterdir() if one.is_dir()]
    return sorted(room.name for room in rooms if (room / f"{part}.py").exists() or (room / part).is_dir())
