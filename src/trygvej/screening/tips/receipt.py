"""The number that the giver of a tip keeps: 24 digits in groups of four, that can be written down and read out.

22 digits are drawn (73 bits); the last two are a check (ISO 7064, mod 97-10), so that one wrong digit, or two that
changed places, are found at once. The number is made from the form's own token with a key outside the database: the
same form sent twice gives the same number, and the database holds only an index of it.
"""

import unicodedata

from trygvej.access.public import blind_index

DRAWN, CHECK = 22, 2


def receipt_of(token: str) -> str:
    """Return the number that belongs to a form's token, as plain digits."""
    drawn = int(blind_index(token, "tip-receipt-digits"), 16) % 10**DRAWN
    return f"{drawn:0{DRAWN}d}{98 - drawn * 100 % 97:0{CHECK}d}"


def index_of(receipt: str) -> str:
    """Return what the database holds instead of the number."""
    return blind_index(receipt, "tip-receipt")


def grouped(receipt: str) -> str:
    """Return the number as people write it down."""
    return " ".join(receipt[n : n + 4] for n in range(0, len(receipt), 4))


def read(written: str) -> str | None:
    """Return the plain digits of a number as somebody wrote it, in the digits of any script; None if it is wrong."""
    digits = "".join(str(value) for one in written if (value := unicodedata.decimal(one, None)) is not None)
    right = len(digits) == DRAWN + CHECK and int(digits) % 97 == 1
    return digits if right else None
