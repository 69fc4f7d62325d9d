"""Pictures of an advert: only when asked for, blurred first. Never sent elsewhere.

A picture is a file in the folder `pictures` of the installation. It is drawn anew each time, small, so that nothing
that hides in a file (place, camera, script) reaches the reader.
"""

import io
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from trygvej.access.public import Who, log, narrow, require
from trygvej.outreach.models import Advert
from trygvej.outreach.permissions import ADVERT_PICTURE
from trygvej.outreach.worklist.views import asking

BLURRED, CLEAR = "blurred", "clear"
LONGEST_SIDE = 800  # of what is shown, in pixels
MOST_PIXELS = 60_000_000  # a file that unpacks to more is not opened
_BLUR = 24  # radius in pixels: shapes and colours stay, faces and skin do not


@login_required
@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show one picture, blurred; clear if that was asked for."""
    by, advert = _asked(request, pk)
    name = _name(advert, number)
    how = CLEAR if request.GET.get("how") == CLEAR else BLURRED
    here = file_of(name) is not None
    log.seen(by, ADVERT_PICTURE, of=advert, detail={"picture": number, "page": how})
    context = {"one": advert, "number": number, "count": len(advert.pictures), "how": how, "here": here}
    return render(request, "outreach/picture.html", context)


@login_required
@require_safe
def image(request: HttpRequest, pk: int, number: int, how: str) -> HttpResponse:
    """Give one picture as a file. Logged before it leaves."""
    by, advert = _asked(request, pk)
    file = file_of(_name(advert, number))
    drawn = drawn_anew(file, blur=how != CLEAR) if file and how in (BLURRED, CLEAR) else None
    if drawn is None:
        raise Http404
    log.seen(by, ADVERT_PICTURE, of=advert, detail={"picture": number, "how": how})
    return HttpResponse(drawn, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _asked(request: HttpRequest, pk: int) -> tuple[Who, Advert]:
    by = asking(request)
    require(by, ADVERT_PICTURE)
    return by, get_object_or_404(narrow(by, ADVERT_PICTURE, Advert.objects.only("title", "ref", "pictures")), pk=pk)


def _name(advert: Advert, number: int) -> str:
    if not 1 <= number <= len(advert.pictures):
        raise Http404
    return str(advert.pictures[number - 1])


def file_of(name: str) -> Path | None:
    """Return the stored file of the picture `name`, None if it was not kept. A name leads nowhere but to the folder."""
    folder = Path(settings.HOME) / "pictures"
    if not name or name != Path(name).name or name.startswith("."):
        return None
    file = folder / name
    return file if file.is_file() and not file.is_symlink() else None


def drawn_anew(file: Path, *, blur: bool) -> bytes | None:
    """Return the picture as a small JPEG without anything else the file holds; None if it is no picture."""
    try:
        with Image.open(file) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        return None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright.filter(ImageFilter.GaussianBlur(_BLUR)) if blur else upright)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=80)
    return out.getvalue()
