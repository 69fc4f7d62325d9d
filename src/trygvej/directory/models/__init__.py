"""What the room keeps."""

from trygvej.directory.models.entries import Agreement, CheckedFile, ContactPerson, Entry, Responsibility
from trygvej.directory.models.places import Place
from trygvej.directory.models.services import Service, ServiceMark

__all__ = ["Agreement", "CheckedFile", "ContactPerson", "Entry", "Place", "Responsibility", "Service", "ServiceMark"]
