"""The database itself refuses to change or delete rows of the log; and the one row that writers queue for."""

from typing import Any

from django.db import migrations

TABLES = ("trygvej_logentry", "trygvej_checkpoint")


def forwards(apps: Any, schema_editor: Any) -> None:
    apps.get_model("trygvej", "LogHead").objects.get_or_create(pk=1)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION trygvej_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'The log is only added to: % is refused', TG_OP; END $$",
            params=None,
        )
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(_trigger(schema_editor.connection.vendor, table, verb))


def _trigger(vendor: str, table: str, verb: str) -> str:
    name = f"{table}_no_{verb.lower()}"
    if vendor == "postgresql":
        return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION trygvej_append_only()"
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'The log is only added to: {verb} is refused'); END"
    )


def backwards(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_no_{verb.lower()}"
            on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION trygvej_append_only()")


class Migration(migrations.Migration):
    dependencies = [("trygvej", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
