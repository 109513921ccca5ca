"""Comma-separated values (RFC 4180), always with a line of headings."""

import csv
import io

from defender_cli.formats.flat import flat
from defender_cli.report import Report
from defender_cli.wording.escape import visible


def write(report: Report) -> str:
    """Return the records as rows; see `flat` for how nested values become columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [visible(cell, keep="\t\r\n") for cell in cells] for cells in flat(report)
    )
    return out.getvalue()
