"""TOML (toml.io, version 1.0). It has no null: unknown values are left out."""

from typing import Any

import tomli_w

from defender_cli.i18n.escape import visible_toml
from defender_cli.render import json
from defender_cli.report import Report


def write(report: Report) -> str:
    """Return a record as a document, and a list as an array of tables under its name.

    Dates are TOML dates.
    """
    data = json.data(report)
    if isinstance(data, list):
        data = {report.sections[0].name: data}
    return document(_known(data or {}))


def document(tables: dict[str, Any]) -> str:
    """Return tables as a TOML document that cannot steer a terminal."""
    # Control characters stand in strings only.
    return visible_toml(tomli_w.dumps(tables))


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _known(each) for name, each in value.items() if each is not None}
    return [_known(each) for each in value] if isinstance(value, list) else value
