"""XlsxWriter's silent refusals made loud: return codes, warnings and its own exceptions."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsxwriter.exceptions import XlsxWriterException

from seip_xl.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refusing(where: str) -> Iterator[None]:
    """Turn every warning and exception of XlsxWriter into one error that names the place.

    Args:
        where: The place that the message tells, for example ``Students!B4``.

    Raises:
        WriteError: XlsxWriter warned or raised.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    except WriteError:
        raise
    except (Warning, XlsxWriterException, ValueError, TypeError, OSError) as refusal:
        message = f"{where}: {refusal}"
        raise WriteError(message) from refusal


def done(code: int | None, where: str) -> None:
    """Check the return code of a call that answers 0 when it is done.

    Args:
        code: What XlsxWriter returned.
        where: The place that the message tells.

    Raises:
        WriteError: The code is not 0.
    """
    if code != 0:
        message = f"{where}: refused (code {code}); it is outside the sheet, or too long"
        raise WriteError(message)
