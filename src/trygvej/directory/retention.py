"""What goes when its period has passed: files that were checked."""

from trygvej.access.public import register
from trygvej.directory.models import CheckedFile

register("checked-file", lambda day: CheckedFile.objects.filter(at__date__lt=day).order_by("pk"))
