"""Tab pressed in real shells: words and meanings of any kind are inserted as they are, never run.

Each test types at a shell in a terminal. What is completed is a program of the tests' own,
`defender` by name, that offers hostile words by the scripts and the protocol of `defender`.
"""

import fcntl
import json
import os
import re
import select
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from defender_cli.cli.shells import SHELLS, script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals as POSIX has them")

PATIENCE = 30
"""Seconds without a word from a shell after which it is held to hang."""

WORDS = [
    "a$(touch ran)",
    "b`touch ran`",
    r"c\`touch ran\`",
    r"d\$(touch ran)",
    "e'it's",
    'f"quoted"',
    "g:h:i",
    "h two  words",
    "i;touch ran",
    "j🏁é",
    "k~*?[x]{a,b}",
    "l!!",
    "m<(touch ran)>ran",
    "n#x",
    "o&touch ran|",
    "p\\",
    "q=r",
    "s${x}%n^",
    "$(touch ran)",
    "`touch ran`",
    "~tilde",
    "'; touch ran; '",
]
NOT_OFFERED = "tab\nline"
MEANINGS = ["$(touch ran)", r"\`touch ran\`", "it's\nin two\tlines", 'un"paired', "a:b \x1b[31m"]

PROGRAM = f"""\
#!{sys.executable} -I
import json, os, sys

if "_DEFENDER_COMPLETE" not in os.environ:
    print(f"<{{json.dumps(sys.argv[1:])}}>")
    sys.exit()

from typing import Annotated
import typer
from typer.main import get_command
from defender_cli.cli.shells import answer

def offer(incomplete: str):
    meanings = {MEANINGS!r}
    words = {[*WORDS, NOT_OFFERED]!r}
    return [(word, meanings[at % len(meanings)]) for at, word in enumerate(words)]

app = typer.Typer(add_completion=False)

@app.command()
def typed(
    words: Annotated[list[str], typer.Argument(autocompletion=offer)],
    one: Annotated[str, typer.Option(autocompletion=offer)] = "",
) -> None: ...

sys.stdout.write(answer(get_command(app), os.environ))
"""

START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
PREPARE = {
    "bash": "source ./script",
    # Without -u, the completion system asks about folders that others can write to.
    "zsh": "autoload -Uz compinit; compinit -u -D; source ./script",
    "fish": "source ./script",
}


class Shell:
    """A shell in a terminal, in a folder of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        self.folder = folder
        program = folder / "bin" / "defender"
        program.parent.mkdir()
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        (folder / "script").write_text(script(name), encoding="utf-8")
        self.ours, theirs = os.openpty()

        def own_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            [name, *START[name]],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={
                "PATH": f"{program.parent}:{os.environ['PATH']}",
                "HOME": str(folder),
                "TERM": "dumb" if name != "fish" else "xterm",
                "LC_ALL": "C.UTF-8",
            },
            preexec_fn=own_terminal,
        )
        os.close(theirs)
        self.enter(PREPARE[name])

    def enter(self, line: str) -> list[str]:
        """Type a line, and return the words that the program is then run with."""
        # The second command tells that the shell is through with the first.
        os.write(self.ours, f"{line}\nprintf '<%s>' end\n".encode())
        said = ""
        while "<end>" not in said:
            ready, _, _ = select.select([self.ours], [], [], PATIENCE)
            assert ready, said
            said += os.read(self.ours, 65536).decode("utf-8", "replace")
        run = re.search(r"<(\[.*?\])>\r", said)
        words: list[str] = json.loads(run[1]) if run else []
        return words

    def ran(self) -> bool:
        """True if one of the hostile words was run."""
        return (self.folder / "ran").exists()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    shell = Shell(name, tmp_path)
    yield shell
    shell.close()


def test_a_hostile_word_is_inserted_as_it_is_and_not_run(shell: Shell) -> None:
    for word in (each for each in WORDS if each[0].isalpha()):
        assert shell.enter(f"defender {word[0]}\t") == [word]
    assert not shell.ran()


def test_it_is_quoted_as_what_stands_before_it(shell: Shell) -> None:
    assert shell.enter('defender "h two\t') == ["h two  words"]
    assert shell.enter("defender 'a\t") == ["a$(touch ran)"]
    assert shell.enter('defender "b\t') == ["b`touch ran`"]
    assert shell.enter('defender "f\t') == ['f"quoted"']
    assert shell.enter('defender "l\t') == ["l!!"]
    assert shell.enter("defender 'e\t") == ["e'it's"]
    assert shell.enter("defender 'p\t") == ["p\\"]
    assert shell.enter("defender h\\ t\t") == ["h two  words"]
    assert shell.enter("defender g:h\t") == ["g:h:i"]
    assert shell.enter("defender q=\t") == ["q=r"]
    assert shell.enter("defender --one e\t") == ["--one", "e'it's"]
    assert shell.enter("defender --one=a\t") == ["--one=a$(touch ran)"]
    assert shell.enter("defender --one=g:\t") == ["--one=g:h:i"]
    assert shell.enter("defender \\$\t") == ["$(touch ran)"]
    assert not shell.ran()


def test_to_list_all_offers_and_what_they_mean_runs_nothing(shell: Shell) -> None:
    assert shell.enter("defender \t\t\x15defender through") == ["through"]
    assert not shell.ran()


def test_the_line_typed_so_far_is_not_run_either(shell: Shell) -> None:
    assert shell.enter("defender '$(touch ran)' j\t") == ["$(touch ran)", "j🏁é"]
    assert not shell.ran()


def test_a_word_with_a_line_end_is_not_offered(shell: Shell) -> None:
    assert shell.enter("defender tab\t") == ["tab"]


def test_files_are_offered_where_nothing_else_is(shell: Shell) -> None:
    (shell.folder / "zz $(touch ran).toml").touch()
    assert shell.enter("defender zz\t") == ["zz $(touch ran).toml"]
    assert not shell.ran()
