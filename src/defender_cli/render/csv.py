"""Comma-separated values (RFC 4180), always with a line of headings."""

import csv
import io

from defender_cli.i18n.escape import visible
from defender_cli.render.flatten import flat
from defender_cli.report import Report


def write(report: Report) -> str:
    """Return the records as rows; see `flat` for how nested values become columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [visible(cell, keep="\t\r\n") for cell in cells] for cells in flat(report)
    )
    return out.getvalue()
