"""Our catalogue as it was before anything was painted: for stories in other folders, where its files are not."""

from __future__ import annotations

import re
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parents[1] / "assets" / "catalog.yaml"


def catalogue() -> str:
    """The text of our catalogue, every name that says how it was made a placeholder again."""
    return re.sub(r"^    made: .*$", "    placeholder: true", CATALOGUE.read_text(encoding="utf-8"), flags=re.MULTILINE)
