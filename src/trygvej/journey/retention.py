"""What goes when its period has passed: a journey that was erased, with what is left of it in every room."""

from trygvej.access.public import register
from trygvej.journey.models import Journey

register("journey", lambda day: Journey.objects.filter(erased_at__date__lt=day))
