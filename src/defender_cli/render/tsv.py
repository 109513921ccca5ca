"""Tab-separated values (IANA text/tab-separated-values), always with a line of headings."""

from defender_cli.i18n.escape import visible
from defender_cli.render.flatten import flat
from defender_cli.report import Report

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def write(report: Report) -> str:
    r"""Return the records as rows; see `flat` for how nested values become columns.

    The format has no quoting: a tab, a line end and a backslash are written as `\t`,
    `\n`, `\r` and `\\`.
    """
    lines = ("\t".join(visible(each.translate(_ESCAPES)) for each in row) for row in flat(report))
    return "".join(f"{line}\n" for line in lines)
