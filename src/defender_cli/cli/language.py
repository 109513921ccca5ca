"""Choice of the language from the environment.

Imports nothing: the fast path of `get` imports it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "nl")


def reading_language(environ: "Mapping[str, str]") -> str:
    """Return `DEFENDER_LANG` as it is, else `nl` where the locale is Dutch, else `en`.

    The locale's variables are looked at in the order of POSIX.1-2017, section 8.2.
    """
    if chosen := environ.get("DEFENDER_LANG"):
        return chosen
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(variable):
            return "nl" if locale.startswith("nl") and not locale[2:3].isalnum() else "en"
    return "en"
