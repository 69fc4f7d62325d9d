"""What adverts said when they were visited, which record a revision was, and who decided new weights."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trygvej", "0005_directory_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitedAdvert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("band", models.PositiveSmallIntegerField(choices=[(0, "Red"), (1, "Yellow"), (2, "Green")])),
                ("score", models.SmallIntegerField()),
                ("set_id", models.CharField(max_length=80)),
                ("set_version", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=8)),
                ("town", models.CharField(blank=True, max_length=100)),
                ("origin", models.CharField(blank=True, max_length=100)),
                ("shown", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ("visit", "band", "pk"),
            },
        ),
        migrations.AddField(
            model_name="visit",
            name="band",
            field=models.PositiveSmallIntegerField(choices=[(0, "Red"), (1, "Yellow"), (2, "Green")], null=True),
        ),
        migrations.AddField(
            model_name="visitfinding",
            name="shown",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="visitrevision",
            name="draft",
            field=models.UUIDField(db_index=True, default=uuid.uuid4),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="weightset",
            name="answer",
            field=models.TextField(blank=True, verbose_name="answer"),
        ),
        migrations.AddField(
            model_name="weightset",
            name="decided_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="weightset",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="weightset",
            name="state",
            field=models.CharField(
                choices=[("proposed", "Proposed"), ("stands", "Decided"), ("refused", "Not taken")],
                default="proposed",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="weightset",
            name="tried",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="weightset",
            name="country",
            field=models.CharField(
                choices=[
                    ("DK", "Denmark"),
                    ("SE", "Sweden"),
                    ("NO", "Norway"),
                    ("FI", "Finland"),
                    ("IS", "Iceland"),
                    ("PL", "Poland"),
                    ("LV", "Latvia"),
                ],
                max_length=2,
            ),
        ),
        migrations.AlterField(
            model_name="weightset",
            name="reason",
            field=models.TextField(verbose_name="reason"),
        ),
        migrations.AlterField(
            model_name="weightset",
            name="valid_from",
            field=models.DateField(verbose_name="holds from"),
        ),
        migrations.AddConstraint(
            model_name="weightset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "stands"), _negated=True),
                    models.Q(("decided_by", models.F("user")), _negated=True),
                    _connector="OR",
                ),
                name="weights_four_eyes",
            ),
        ),
        migrations.AddField(
            model_name="visitedadvert",
            name="advert",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="trygvej.advert"
            ),
        ),
        migrations.AddField(
            model_name="visitedadvert",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="stood", to="trygvej.visit"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitedadvert",
            constraint=models.UniqueConstraint(fields=("visit", "advert"), name="visited_advert_once"),
        ),
    ]
