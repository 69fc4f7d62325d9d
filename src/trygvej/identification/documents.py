"""Documents: the form, the notice to the person, the note on non-punishment; as PDF that a screen reader can read."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML


def pdf(name: str, context: dict[str, Any], lang: str, file: str) -> HttpResponse:
    """Return the template `name` in `lang` as PDF/UA-1, for saving as `file`. Fetches nothing from anywhere."""
    with translation.override(lang):
        text = render_to_string(f"identification/{name}.html", {**context, "lang": lang})
    made = HTML(string=text, url_fetcher=_nothing).write_pdf(pdf_variant="pdf/ua-1")
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def _nothing(url: str, *_given: Any, **_more: Any) -> Any:
    raise ValueError(f"A document fetches nothing: {url}")
