"""Words of adverts can be searched: an FTS5 table on SQLite, a text vector with a GIN index on PostgreSQL.

Both follow the table of adverts by themselves, so that a deleted advert is found no longer.
"""

from typing import Any

from django.db import migrations

# What PostgreSQL would read as one host, path, mail address or decimal number falls into its words.
_JOINTS = "./-_:@+&=?#%~,"
POSTGRESQL = (
    f"""
    ALTER TABLE trygvej_advert ADD COLUMN search tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', translate(title || ' ' || left(text, 100000), '{_JOINTS}', '{" " * len(_JOINTS)}'))
    ) STORED
    """,
    "CREATE INDEX advert_search ON trygvej_advert USING gin (search)",
)
_GONE = "INSERT INTO trygvej_advert_search(trygvej_advert_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
_HERE = "INSERT INTO trygvej_advert_search(rowid, title, text) VALUES (new.id, new.title, new.text);"
SQLITE = (
    """
    CREATE VIRTUAL TABLE trygvej_advert_search USING fts5(
        title, text, content='trygvej_advert', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    f"CREATE TRIGGER advert_search_added AFTER INSERT ON trygvej_advert BEGIN {_HERE} END",
    f"CREATE TRIGGER advert_search_gone AFTER DELETE ON trygvej_advert BEGIN {_GONE} END",
    f"CREATE TRIGGER advert_search_changed AFTER UPDATE OF title, text ON trygvej_advert BEGIN {_GONE} {_HERE} END",
)
BACK = {
    "postgresql": ("ALTER TABLE trygvej_advert DROP COLUMN search",),
    "sqlite": (
        "DROP TRIGGER advert_search_added",
        "DROP TRIGGER advert_search_gone",
        "DROP TRIGGER advert_search_changed",
        "DROP TABLE trygvej_advert_search",
    ),
}


def forwards(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def backwards(apps: Any, schema_editor: Any) -> None:
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("trygvej", "0002_log_append_only")]
    operations = [migrations.RunPython(forwards, backwards)]
