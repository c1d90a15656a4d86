"""Summary -> JSON, schema 1."""

from __future__ import annotations

import json

from summarize.summary import Summary


def render_json(
    summary: Summary,
    explain: bool = False,  # noqa: ARG001 - one form for all formats
    *,
    texts: bool = False,
) -> str:
    """The summary as JSON in UTF-8 text; `explain` changes nothing, for it says everything.

    With `texts`, the documents' texts are part of it.
    """
    return json.dumps(summary.to_dict(texts=texts), ensure_ascii=False, indent=2) + "\n"
