"""The tables of the README: made of an extract of one record, which lies beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.compression_sets import PLANTED, TUNING
from benchmarks.compression_tables import GOLD_COLUMNS, PLANTED_COLUMNS
from benchmarks.compression_trial import MS, RECALL, RETENTION

DATA = Path(__file__).parent / "data" / "compression.json"
PAGE = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- compression: generated -->", "<!-- compression: end -->"
_DIGITS = 4  # of every figure in the extract
_PERCENT = frozenset({"rouge1", "rouge2", "rougeL", RECALL})
_NAMES = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L", RECALL: "ROUGE-2 recall"}
_TUNED, _FEWER = " †", " ‡"
_FREE = GOLD_COLUMNS[3:]  # without ROUGE, which is of a length
_ON_PLANTED = (*PLANTED_COLUMNS, *_FREE)
_BY_SET = (
    f"{TUNING}\n\n"
    "ROUGE-2 (F1 × 100) at the length of the references, by set (†: judges nothing; in brackets: "
    "on so many items only):"
)
_FEWER_SAYS = "‡: on fewer items than others; do not compare the lines, see the reaches"
_PLANTED = (
    "The planted corpus, means a topic (`points`: facts said; `weight`: the share of statements "
    "whose fact is said; `one side`: contradicted facts of which one side is left out):"
)

Results = Mapping[str, Any]
Rows = Iterable[Sequence[str]]


def publish(record: Results, data: Path = DATA, page: Path = PAGE) -> None:
    """Write the extract of a record, and the tables made of it into the README.

    Parameters
    ----------
    record : mapping
        As of :func:`benchmarks.record.make_record`.
    data, page : Path
        The extract and the README.

    Raises
    ------
    ValueError
        If the README has no place for the tables.
    """
    found = extract(record)
    text = page.read_text(encoding="utf-8")
    written = fill(text, tables(found))
    data.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.write_text(written, encoding="utf-8")


def fill(page: str, between: str) -> str:
    r"""A page with something else between the two marks.

    Examples
    --------
    >>> print(fill(f"a\n{BEGIN}\nold\n{END}\nb", "new"))
    a
    <!-- compression: generated -->
    <BLANKLINE>
    new
    <BLANKLINE>
    <!-- compression: end -->
    b
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page must have {BEGIN} and {END}")
    return f"{before}{begin}\n\n{between}\n\n{end}{after}"


def extract(record: Results) -> dict[str, Any]:
    """What the tables are made of, and where it was measured: a record without its details."""
    results = record["results"]
    kept = ("date", "commit", "versions", "encoder")
    # Where the data lie is nobody's business; what they are, their hashes say.
    settings = {name: value for name, value in record["settings"].items() if name != "data"}
    parts = {
        part: {
            name: {**of, "methods": {m: _brief(found) for m, found in of["methods"].items()}}
            for name, of in results[part].items()
        }
        for part in ("sets", "unbudgeted")
    }
    found = {
        **{name: record[name] for name in kept},
        "settings": settings,
        "processor": record["machine"]["processor"],
        "threads": record["machine"]["threads"],
        "methods": results["methods"],
        **parts,
        "time": _brief_times(results["time"]),
        "reaches": results["reaches"],
    }
    rounded: dict[str, Any] = _round(found)
    return rounded


def _brief(found: Results) -> dict[str, Any]:
    """Figures of a method on a set; of what is missing, how many items."""
    why = [next(iter(one)) for one in found["missing"].values()]
    figures = {name: value for name, value in found.items() if name not in ("missing", "ours")}
    curve = {
        ratio: {name: value for name, value in scores.items() if name != "ours"}
        for ratio, scores in found["curve"].items()
    }
    return {
        **figures,
        "curve": curve,
        "missing": {name: why.count(name) for name in sorted(set(why))},
    }


def _brief_times(times: Results) -> dict[str, Any]:
    return {
        name: {"median": found["median"], "runs": found["runs"]} if "median" in found else found
        for name, found in times.items()
    }


def _round(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _round(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_round(part) for part in value]
    return float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value


def tables(found: Results) -> str:
    """All tables as Markdown.

    Parameters
    ----------
    found : mapping
        As of :func:`extract`.

    Returns
    -------
    str
    """
    sets = found["sets"]
    gold = {name: of for name, of in sets.items() if name != PLANTED}
    english = _english(gold)
    free = {name: of for name, of in found["unbudgeted"].items() if name != PLANTED}
    parts = {
        _head(found): "",
        _BY_SET: _by_set(gold),
        f"Means over {_list(english)} ({_FEWER_SAYS}):": _by_method(
            _pick(gold, english), GOLD_COLUMNS
        ),
        _PLANTED: _by_method(_pick(sets, [PLANTED]), _ON_PLANTED),
        f"At ratios of characters, means over the same English sets ({_FEWER_SAYS}):": _curves(
            _pick(gold, english)
        ),
        "Without a budget, means over the same:": _by_method(_pick(free, english), _FREE),
        "Without a budget, the planted corpus:": _by_method(
            _pick(found["unbudgeted"], [PLANTED]), _ON_PLANTED
        ),
        "Where it is to be:": _reaches(found["reaches"]),
    }
    return "\n\n".join(part for pair in parts.items() for part in pair if part)


def _head(found: Results) -> str:
    commit = found["commit"]
    where = commit.get("id", "an unknown commit")[:12] + (
        " with changes" if commit.get("dirty") else ""
    )
    settings = found["settings"]
    names = (
        "sumy",
        "rouge-score",
        "lede",
        "semhash",
        "sentence-transformers",
        "langchain-community",
    )
    versions = ", ".join(f"{name} {found['versions'].get(name) or 'not there'}" for name in names)
    limits = ", ".join(
        f"{name} {'all' if settings[name] is None else settings[name]}"
        for name in ("items", "slow_items", "curve_items", "unbudgeted_items", "planted")
    )
    return (
        f"Measured on {found['date'][:10]} at {where}, {found['processor']}; {versions}; {limits}."
    )


def _english(sets: Results) -> list[str]:
    """The English sets that judge something: all methods are made for them."""
    return [name for name, of in sets.items() if not of["tuned"] and of["language"] == "en"]


def _pick(sets: Results, names: Iterable[str]) -> list[Results]:
    return [sets[name]["methods"] for name in names if name in sets]


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "no set"


def _by_set(sets: Results) -> str:
    methods = _method_names(of["methods"] for of in sets.values())
    most = {
        name: max((m["items"] for m in of["methods"].values()), default=0)
        for name, of in sets.items()
    }

    def cell(name: str, method: str) -> str:
        result = sets[name]["methods"].get(method, {})
        if "rouge2" not in result:
            return "-"
        fewer = f" ({result['items']})" if result["items"] < most[name] else ""
        return _show("rouge2", result["rouge2"]) + fewer

    rows = [
        (
            f"{name}{_TUNED if of['tuned'] else ''}",
            str(of["words"]),
            str(most[name]),
            *(cell(name, method) for method in methods),
        )
        for name, of in sets.items()
    ]
    return _table(("set", "words", "items", *methods), rows)


def _by_method(sets: Sequence[Results], columns: Sequence[str]) -> str:
    """A line a method: means over the sets."""
    shown = [c for c in columns if any(c in result for of in sets for result in of.values())]
    rows = [
        (
            name + (_FEWER if _has_fewer(sets, name) else ""),
            *(_show(column, _mean(sets, (name, column))) for column in shown),
        )
        for name in _method_names(sets)
    ]
    return _table(("method", *(_NAMES.get(c, c) for c in shown)), rows)


def _curves(sets: Sequence[Results]) -> str:
    ratios = list(dict.fromkeys(r for of in sets for found in of.values() for r in found["curve"]))
    columns = [(ratio, measure) for measure in (RETENTION, RECALL) for ratio in ratios]
    rows = [
        (
            name + (_FEWER if any(_has_fewer(sets, name, "curve", r) for r in ratios) else ""),
            *(_show(m, _mean(sets, (name, "curve", r, m))) for r, m in columns),
        )
        for name in _method_names(sets)
    ]
    return _table(("method", *(f"{_NAMES.get(m, m)} at {ratio}" for ratio, m in columns)), rows)


def _has_fewer(sets: Sequence[Results], name: str, *path: str) -> bool:
    """Whether a method was given fewer items of any set than another."""
    counts = [{other: _at(of, (other, *path, "items")) or 0 for other in of} for of in sets]
    return any(of.get(name, 0) < max(of.values(), default=0) for of in counts)


def _mean(sets: Sequence[Results], path: Sequence[str]) -> float | None:
    """None if a set has no such figure: means over other sets are no comparison."""
    values = [_at(of, path) for of in sets]
    known = [value for value in values if value is not None]
    return mean(known) if known and len(known) == len(values) else None


def _at(found: Results, path: Sequence[str]) -> float | None:
    value: Any = found
    for name in path:
        value = value.get(name, {})
    return None if isinstance(value, Mapping) else float(value)


def _method_names(sets: Iterable[Results]) -> list[str]:
    return list(dict.fromkeys(name for of in sets for name in of))


def _show(measure: str, value: float | None) -> str:
    if value is None:
        return "-"
    if measure in _PERCENT:
        return f"{100 * value:.1f}"
    return f"{value:,.1f}" if measure == MS or measure in PLANTED_COLUMNS[2:] else f"{value:.2f}"


def _reaches(found: Iterable[Results]) -> str:
    rows = []
    for one in found:
        sign, limit = ("≤", "at_most") if "at_most" in one else ("≥", "at_least")
        value = "-" if "failed" in one else f"{one['value']:.3g}"
        verdict = "yes" if one.get("reached") else "NO"
        rows.append((one["what"], value, f"{sign} {one[limit]:.3g}", verdict))
    return _table(("reach", "value", "limit", "reached"), rows)


def _table(head: Sequence[str], rows: Rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
