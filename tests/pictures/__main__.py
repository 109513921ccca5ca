"""Draw every picture anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pictures import HOME, PICTURES, picture

with TemporaryDirectory() as cache:
    for name in PICTURES:
        (HOME / f"{name}.svg").write_text(picture(name, Path(cache)), encoding="utf-8")
