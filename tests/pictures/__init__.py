"""Pictures of real output for the README: `python -m tests.pictures` draws them anew."""

import io
import re
import shlex
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.conftest import README_DAY
from tests.terminal.sent import sent

HOME = Path(__file__).parent
PICTURES = {
    "overview": (80, "--as-of 2026-01-20"),
    "stages": (112, "results dakar --stages"),
    "compare": (80, "car specs engine --compare"),
}
"""Every picture: how wide, and what is asked of `defender`."""


def picture(name: str, cache_home: Path) -> str:
    """Return the picture of what a command sends to a terminal on the day of the README."""
    columns, line = PICTURES[name]
    environ = {
        "XDG_CACHE_HOME": str(cache_home),
        "DEFENDER_LANG": "en",
        "DEFENDER_TODAY": README_DAY,
        "NO_COLOR": "",
    }
    output = sent(columns, shlex.split(line), environ).replace("\r\n", "\n")
    console = Console(
        record=True, width=columns, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi(output), highlight=False, soft_wrap=True)
    drawn = console.export_svg(title=f"defender {line}", unique_id=name)
    # The fonts would come over the network; any fixed-width one does.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)
