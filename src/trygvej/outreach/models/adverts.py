"""Adverts as the pipeline assessed them, and what links them. No advert here states an age under 18."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country
from trygvej.outreach.states import AdvertState


class Band(models.IntegerChoices):
    """Where to look first. The order of the numbers is the order of the worklist."""

    RED = 0, _("Red")
    YELLOW = 1, _("Yellow")
    GREEN = 2, _("Green")


class Batch(models.Model):
    """One run of the pipeline that was brought in: which, when, and how many of each kind."""

    run = models.CharField(max_length=64, unique=True)
    brought_at = models.DateTimeField(default=timezone.now)
    country = models.CharField(max_length=2, choices=Country.choices)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-brought_at",)

    def __str__(self) -> str:
        return f"{self.run} {self.brought_at:%Y-%m-%d}"


class Network(models.Model):
    """Adverts that are likely run together. `code` is the stable id of the pipeline."""

    code = models.CharField(max_length=80, unique=True)
    country = models.CharField(max_length=2, choices=Country.choices)
    adverts_count = models.PositiveIntegerField(default=0)
    persons_count = models.PositiveIntegerField(default=0)
    places = models.JSONField(default=list)  # dated: [{"town": ..., "first": ..., "last": ...}]
    first_seen = models.DateTimeField(null=True)
    last_seen = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-adverts_count", "code")

    def __str__(self) -> str:
        return self.code


class Advert(models.Model):
    """An advert, what it states, its findings, and where it stands in the work.

    `findings` is every indicator of the set as the pipeline found it: indicator, value, weight; evidence, start, end,
    by only where there is any (words.findings fills in the rest). `states` is what the advert says of itself
    (prices, hours, services, names, age ...). `arrived_at`: when it first came here, never changed by a later run.
    """

    ref = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    url = models.TextField(blank=True)
    title = models.TextField(blank=True)
    text = models.TextField()
    user_ref = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8)
    country = models.CharField(max_length=2, choices=Country.choices)
    town = models.CharField(max_length=100, blank=True)
    place = models.ForeignKey("trygvej.Place", models.PROTECT, null=True, blank=True, related_name="adverts")
    posted_at = models.DateTimeField(null=True)
    first_seen = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    arrived_at = models.DateTimeField(default=timezone.now)
    batch = models.ForeignKey("trygvej.Batch", models.PROTECT, related_name="adverts")

    band = models.PositiveSmallIntegerField(choices=Band.choices)
    score = models.SmallIntegerField()
    signs = models.SmallIntegerField()
    set_id = models.CharField(max_length=80)
    set_version = models.PositiveIntegerField()
    assessed_on = models.DateField()
    findings = models.JSONField(default=list)
    states = models.JSONField(default=dict)
    stated_origin = models.JSONField(default=list)
    phones = models.JSONField(default=list)
    pictures = models.JSONField(default=list)
    network = models.ForeignKey("trygvej.Network", models.SET_NULL, null=True, related_name="adverts")
    person = models.CharField(max_length=80, blank=True)
    text_group = models.CharField(max_length=80, blank=True)

    state = models.CharField(max_length=12, choices=AdvertState.choices, default=AdvertState.NEW)
    taken_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="adverts")
    snoozed_until = models.DateField(null=True, blank=True)
    state_reason = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("band", "-score", "-last_seen", "pk")
        constraints = (models.UniqueConstraint(fields=["source", "ref"], name="advert_once"),)
        indexes = (
            # In the order of the worklist; with the state at the end, what is done is left out without opening a row.
            models.Index(
                fields=["country", "band", "-score", "-last_seen", "id", "state", "snoozed_until"],
                name="advert_worklist",
            ),
            models.Index(
                fields=["country", "town", "band", "-score", "-last_seen", "id", "state", "snoozed_until"],
                name="advert_town",
            ),
            models.Index(fields=["country", "state", "band"], name="advert_state"),
            models.Index(fields=["country", "-last_seen"], name="advert_seen"),
            models.Index(fields=["country", "-arrived_at"], name="advert_arrived"),
            # What a place and the map count, without opening a row.
            models.Index(fields=["country", "place", "last_seen", "band"], name="advert_place_seen"),
            # The list of a place, and its networks, the newest first.
            models.Index(fields=["place", "band", "-score", "-last_seen", "id", "country"], name="advert_place_list"),
            models.Index(fields=["place", "network", "last_seen", "country"], name="advert_place_network"),
            models.Index(fields=["network", "band", "country"], name="advert_network_band"),
            models.Index(fields=["text_group"], name="advert_text_group"),
            models.Index(fields=["person"], name="advert_person"),
        )

    def __str__(self) -> str:
        return self.title or self.ref


class Contact(models.Model):
    """A telephone number, address or name in a messaging service that an advert states: for exact search."""

    class Kind(models.TextChoices):
        """What kind of contact it is."""

        PHONE = "phone", _("Telephone")
        EMAIL = "email", _("E-mail")
        HANDLE = "handle", _("Name in a messaging service")
        URL = "url", _("Web address")
        USER = "user", _("User of the site")

    advert = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=300)

    class Meta:
        ordering = ("advert", "kind", "value")
        indexes = (models.Index(fields=["kind", "value"], name="contact_value"),)

    def __str__(self) -> str:
        return self.value


class Sign(models.Model):
    """An indicator that is present in an advert: for filters and counts."""

    advert = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="present")
    indicator = models.CharField(max_length=120)
    weight = models.SmallIntegerField()

    class Meta:
        ordering = ("advert", "-weight", "indicator")
        indexes = (models.Index(fields=["indicator", "advert"], name="sign_indicator"),)

    def __str__(self) -> str:
        return self.indicator


class Link(models.Model):
    """Why two adverts are held together: kind, weight and the reason in words."""

    a = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="links_from")
    b = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="links_to")
    kind = models.CharField(max_length=30)
    weight = models.FloatField()
    reason = models.TextField()

    class Meta:
        ordering = ("-weight", "pk")
        constraints = (models.UniqueConstraint(fields=["a", "b", "kind", "reason"], name="link_once"),)

    def __str__(self) -> str:
        return f"{self.a_id} - {self.b_id}: {self.kind}"

    def both(self) -> tuple[Advert, Advert]:
        """Return the two adverts."""
        return self.a, self.b
