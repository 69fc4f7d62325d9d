"""One way of writing for each telephone number, so that the same one is found again however it was written."""

import rphonenumbers


def same_number(phone: str, country: str) -> str:
    """Return `phone` in its international form, or its digits alone where it is no number of `country` or abroad."""
    try:
        parsed = rphonenumbers.parse(phone, country)
    except rphonenumbers.NumberParseException:
        parsed = None
    if parsed is not None and rphonenumbers.is_possible_number(parsed):
        return str(rphonenumbers.format_number(parsed, rphonenumbers.PhoneNumberFormat.E164))
    return "".join(one for one in phone if one.isdigit())
