"""Protocol and scripts of shell completion.

A script puts `complete_` and the name of its shell into `_DEFENDER_COMPLETE`, and the line
up to the cursor into `COMP_WORDS`. It gets one offer a line: the word, then a tab and what
the word stands for. The scripts only ever read these lines; nothing in them is evaluated.
"""

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from defender_cli.errors import UsageError
from defender_cli.i18n.escape import visible

ASKED = "_DEFENDER_COMPLETE"
SHELLS = ("bash", "zsh", "fish")

# What bash would take for more than the character itself: within each kind of quotes, and
# without. Letters beyond ASCII are safe everywhere.
_SPECIAL = {"": " !\"#$&'()*;<=>?[\\]^`{|}~", "'": "'", '"': '"$`\\!'}


def script(shell: str) -> str:
    """Return the script that makes a shell complete.

    Raises:
        UsageError: there is none for this shell.
    """
    if shell not in SHELLS:
        raise UsageError(
            f"there is no completion for {shell or 'this shell'}",
            input=shell,
            hint=f"run it from one of these shells: {', '.join(SHELLS)}",
        )
    return (Path(__file__).parent / "scripts" / f"defender.{shell}").read_text("utf-8")


def answer(program: Any, environ: Mapping[str, str]) -> str:
    """Return what a shell asks for: the offers for a line, or its script.

    Raises:
        UsageError: it asks for something else, or there is no line.
    """
    asked = environ[ASKED]
    action, _, shell = asked.partition("_")
    if action not in ("complete", "source") or shell not in SHELLS:
        raise UsageError(
            f'{ASKED}: "{asked}" cannot be asked for',
            input=asked,
            hint=f"unset {ASKED}, which is for the scripts of shells",
        )
    if action == "source":
        return script(shell)
    if "COMP_WORDS" not in environ:
        raise UsageError(
            "COMP_WORDS has no line to complete",
            hint="renew the script of the shell: defender --install-completion",
        )
    try:
        return "".join(f"{offer}\n" for offer in dict.fromkeys(_offers(program, shell, environ)))
    except Exception:  # a traceback would break the line being typed; the command will tell
        return ""


def _offers(program: Any, shell: str, environ: Mapping[str, str]) -> Iterator[str]:
    line = environ["COMP_WORDS"]
    words, typed = _words(line)
    if environ.get("COMP_CWORD"):
        # The words apart from the line, as bash has them.
        at = int(environ["COMP_CWORD"])
        words, typed = [*words, typed][:at], "".join([*words, typed][at : at + 1])
    before = words[1:]
    context = _resolve_context(program, {}, "defender", before)
    asked, value = _resolve_incomplete(context, before, typed)
    option = typed.removesuffix(value)
    for item in asked.shell_complete(context, value):
        # Where files are wanted, the shell finds them itself. A word with control characters
        # would have to be typed as something else.
        if item.type != "plain" or visible(item.value) != item.value:
            continue
        if shell != "bash":
            meaning = visible(item.help or "")
            yield f"{option}{item.value}\t{meaning}" if meaning else f"{option}{item.value}"
        elif (word := environ.get("_DEFENDER_WORD")) is None:
            yield item.value
        else:
            yield _for_bash(f"{option}{item.value}", line, word)


def _words(line: str) -> tuple[list[str], str]:
    """Return the words of a line that are complete, and the one that is being typed."""
    # Whatever is open at the end, a character more belongs to the last word.
    lexer = shlex.shlex(f"{line}_", posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words = []
    try:
        for word in lexer:
            words.append(word)
    except ValueError:  # a quote is still open
        words.append(lexer.token)
    return words[:-1], words[-1][:-1]


def _for_bash(offer: str, line: str, word: str) -> str:
    """Return what has to stand in place of a word in the eyes of bash.

    Its words may start within one: behind a colon, an equals sign or the opening quote.
    """
    before = line.removesuffix(word)
    rest = offer.removeprefix(_words(before)[1])
    quote = _open_quote(before)
    special = _SPECIAL[quote]
    quoted = "".join(f"{quote}\\{each}{quote}" if each in special else each for each in rest)
    # Behind a word that ends in a quote, bash does not close the one that is open.
    return quoted + quote if quote and quoted.endswith(quote) else quoted


def _open_quote(text: str) -> str:
    for quote in _SPECIAL:
        try:
            shlex.split(text + quote)
        except ValueError:
            continue
        return quote
    return ""
