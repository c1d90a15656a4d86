"""How well and how fast PDF and DOCX are read, by our readers and by the libraries themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.children import SKIPPED, ask, usable_threads
from benchmarks.command import Benchmark, positive
from benchmarks.formats_files import make_files
from benchmarks.formats_readers import READERS, weight
from benchmarks.formats_scores import Counts, rates
from benchmarks.record import attempt
from benchmarks.table import print_columns


@dataclass(frozen=True, slots=True)
class Settings:
    """What is read.

    Attributes
    ----------
    data : Path, optional
        A folder of NAME.pdf and NAME.docx beside NAME.txt, the text that is in them; headers and
        footers, a line each, may be in NAME.furniture.txt.
    sentences : int
        Of each file that is made.
    seed : int
        Of their texts.
    runs : int
        Of each file, for the time.
    limit : float
        Seconds that a library may take for all files of a format.
    """

    data: Path | None = None
    sentences: int = 60
    seed: int = 0
    runs: int = 3
    limit: float = 600

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**asdict(self), "data": self.data and str(self.data)}


def quick() -> Settings:
    """Settings of one run, to see whether it works."""
    return Settings(runs=1)


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    about = "How well PDF and DOCX are read: ours, and the libraries themselves."
    parser = names.add_parser("formats", help=about, description=about)
    default = Settings()
    parser.add_argument("--data", type=Path, help="a folder of PDF and DOCX beside their .txt")
    parser.add_argument("--sentences", type=positive, default=default.sentences, help="of a file")
    parser.add_argument("--seed", type=int, default=default.seed, help="of the made files")
    parser.add_argument("--runs", type=positive, default=default.runs, help="of each file")
    parser.add_argument("--limit", type=positive, default=default.limit, help="seconds a library")
    parser.add_argument("--quick", action="store_true", help="a run of made files: does it work?")
    parser.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Benchmark:
    settings = (
        quick()
        if options.quick
        else Settings(options.data, options.sentences, options.seed, options.runs, options.limit)
    )
    return Benchmark(settings.to_dict(), lambda: run(settings), print_table)


def run(settings: Settings) -> dict[str, Any]:
    """Read files that are made, and those of the folder.

    Returns
    -------
    dict
        ``{"made": {format: {reader: figures}}, "real": …, "weight": {distribution: …}}``.

    Raises
    ------
    FileNotFoundError
        If there is a folder without a file in it that has its text beside it.
    """
    results: dict[str, Any] = {}
    if settings.data is not None:
        paths = [path for path in sorted(settings.data.iterdir()) if _has_text(path)]
        if not paths:
            raise FileNotFoundError(f"no .pdf or .docx with its .txt in {settings.data}")
        results["real"] = _all(paths, settings)
    with TemporaryDirectory() as folder:
        results["made"] = _all(_written(Path(folder), settings), settings)
    names = sorted({name for readers in READERS.values() for _, name in readers.values()})
    results["weight"] = {name: attempt(weight, name) for name in names}
    return results


def _has_text(path: Path) -> bool:
    return path.suffix[1:] in READERS and path.with_suffix(".txt").is_file()


def _written(folder: Path, settings: Settings) -> list[Path]:
    paths = []
    for made in make_files(settings.sentences, settings.seed):
        path = folder / made.name
        path.write_bytes(made.raw)
        path.with_suffix(".txt").write_text(made.text, encoding="utf-8")
        furniture = "\n".join(made.furniture)
        path.with_suffix(".furniture.txt").write_text(furniture, encoding="utf-8")
        paths.append(path)
    return paths


def _all(paths: Sequence[Path], settings: Settings) -> dict[str, Any]:
    return {
        name: {reader: attempt(_read, name, reader, files, settings) for reader in readers}
        for name, readers in READERS.items()
        if (files := [str(path) for path in paths if path.suffix == f".{name}"])
    }


def _read(name: str, reader: str, files: list[str], settings: Settings) -> dict[str, Any]:
    request = {"format": name, "reader": reader, "files": files, "runs": settings.runs}
    found: dict[str, Any] = ask(
        "benchmarks.formats_case", request, limit=settings.limit, threads=usable_threads()
    )
    if SKIPPED in found:
        return found
    of = found["files"].values()
    pages = sum(file["pages"] for file in of)
    return {
        **rates([Counts(*file["counts"]) for file in of]),
        "unread": sum("error" in file for file in of) / len(of),
        "ms_a_page": 1000 * sum(file["seconds"] for file in of) / max(pages, 1),
        "first_ms": 1000 * found["first_call"],
        "peak_mb": None if found["peak_bytes"] is None else found["peak_bytes"] / 1e6,
        "modules": found["modules"],
        "files": {
            path: {
                **rates([Counts(*file["counts"])]),
                **{key: file[key] for key in ("seconds", "pages", "error") if key in file},
            }
            for path, file in found["files"].items()
        },
    }


_COLUMNS = (
    "words", "order", "sentences", "furniture", "unread", "ms_a_page", "first_ms", "peak_mb",
)  # fmt: skip


def print_table(results: Mapping[str, Any]) -> None:
    """Print a table for each set and format, and one of what the libraries weigh."""
    for title, readers in _tables(results):
        print_columns(title, readers, _show)
    print_columns("installed with what they need", results["weight"], _show)


def _tables(results: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in ("made", "real"):
        for name, readers in results.get(kind, {}).items():
            rows = {
                reader: found
                if "failed" in found
                else {column: found.get(column) for column in _COLUMNS}
                for reader, found in readers.items()
            }
            yield f"{name}, {kind}", rows


def _show(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}" if value < 1.0005 else f"{value:.1f}"
