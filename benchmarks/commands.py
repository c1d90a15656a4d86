"""The commands of the benchmarks of one text and of its parts: their options and settings."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import (
    agreement,
    batch,
    compression,
    compression_page,
    compression_tables,
    formats,
    memory,
    novelty,
    order,
    report,
    scale,
    segmentation,
    similarity,
    similarity_tables,
    speed,
)
from benchmarks.command import Benchmark, file, positive
from benchmarks.texts import ARTICLE


def add_commands(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add a sub-command for each benchmark."""
    _add_speed(names.add_parser("speed", help=speed.__doc__, description=speed.__doc__))
    about = "How well and how fast texts are split into sentences, beside Punkt itself."
    _add_segmentation(names.add_parser("segmentation", help=about, description=about))
    _add_agreement(
        names.add_parser("agreement", help=agreement.__doc__, description=agreement.__doc__)
    )
    _add_similarity(
        names.add_parser("similarity", help=similarity.__doc__, description=similarity.__doc__)
    )
    _add_scale(names.add_parser("scale", help=scale.__doc__, description=scale.__doc__))
    _add_compression(
        names.add_parser("compression", help=compression.__doc__, description=compression.__doc__)
    )
    for documents in (batch, formats, memory, novelty, order, report):
        documents.add_command(names)


def _add_speed(parser: argparse.ArgumentParser) -> None:
    default = speed.Settings()
    parser.add_argument("--runs", type=positive, default=default.runs, help="of cold, warm, load")
    parser.add_argument("--stage-runs", type=positive, default=default.stage_runs)
    parser.add_argument("--sizes", type=positive, nargs="+", default=default.sizes, metavar="N")
    parser.add_argument("--seed", type=int, default=default.seed, help="of the generated texts")
    parser.add_argument(
        "--text", type=file, nargs="+", metavar="FILE", help="instead of all texts of ours"
    )
    parser.add_argument(
        "--quick", action="store_true", help="runs of 1, of 25 sentences: does it work?"
    )
    parser.set_defaults(prepare=_speed)


def _add_segmentation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=segmentation.DATA, help="a folder of *.jsonl")
    parser.add_argument("--runs", type=positive, default=5)
    parser.set_defaults(prepare=_segmentation)


def _add_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, default=agreement.DATA, help="a folder of pairs, clusters, summaries"
    )
    parser.add_argument("--quick", action="store_true", help="a few of everything: does it work?")
    parser.set_defaults(prepare=_agreement)


def _add_similarity(parser: argparse.ArgumentParser) -> None:
    default = similarity.Settings()
    parser.add_argument("--data", type=Path, default=default.data, help="a folder of summaries")
    parser.add_argument(
        "--texts", type=file, nargs="+", default=(), metavar="FILE", help="instead of the data"
    )
    parser.add_argument("--sizes", type=positive, nargs="+", default=default.sizes, metavar="N")
    parser.add_argument(
        "--slow-sizes", type=positive, nargs="+", default=default.slow_sizes, metavar="N",
        help="for MiniLM, which encodes slowly",
    )  # fmt: skip
    parser.add_argument(
        "--thresholds", type=float, nargs="+", default=default.thresholds, metavar="COSINE"
    )
    parser.add_argument("--runs", type=positive, default=default.runs, help="of cheap cases")
    parser.add_argument("--limit", type=positive, default=default.limit, help="seconds a case")
    parser.add_argument("--quick", action="store_true", help="a few rows: does it work?")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="seconds against rows")
    parser.set_defaults(prepare=_similarity)


def _add_scale(parser: argparse.ArgumentParser) -> None:
    default = scale.Settings()
    parser.add_argument("--sizes", type=positive, nargs="+", default=default.sizes, metavar="N")
    parser.add_argument(
        "--texts", type=file, nargs="+", default=(), metavar="FILE", help="instead of ours"
    )
    parser.add_argument("--seed", type=int, default=default.seed, help="of the generated texts")
    parser.add_argument("--limit", type=positive, default=default.limit, help="seconds a size")
    parser.add_argument("--quick", action="store_true", help="a few sentences: does it work?")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="seconds against sentences")
    parser.set_defaults(prepare=_scale)


def _add_compression(parser: argparse.ArgumentParser) -> None:
    default = compression.Settings()
    parser.add_argument(
        "--data", type=Path, default=default.data, help="a folder of summaries, or one *.jsonl"
    )
    about = {
        "items": "of a set, the first; default: all",
        "slow_items": "for KL and what needs MiniLM",
        "curve_items": "summarized to every ratio",
        "unbudgeted_items": "without a budget",
    }
    for name, text in about.items():
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(
            option, type=positive, default=getattr(default, name), help=text, metavar="N"
        )
    parser.add_argument("--planted", type=positive, default=default.planted, metavar="TOPICS")
    parser.add_argument("--seed", type=int, default=default.seed, help="of the planted corpus")
    parser.add_argument("--limit", type=positive, default=default.limit, help="s a peer and set")
    parser.add_argument("--runs", type=positive, default=default.runs, help="of 250 sentences")
    parser.add_argument("--quick", action="store_true", help="a few of everything: does it work?")
    parser.add_argument("--plot", type=Path, metavar="FOLDER", help="curves against the ratio")
    parser.add_argument(
        "--write", action="store_true", help="into benchmarks/README.md and data/compression.json"
    )
    parser.set_defaults(prepare=_compression)


def _speed(options: argparse.Namespace) -> Benchmark:
    settings = speed.Settings(
        runs=1 if options.quick else options.runs,
        stage_runs=1 if options.quick else options.stage_runs,
        sizes=(25,) if options.quick else tuple(options.sizes),
        texts=tuple(options.text or [ARTICLE]),
        seed=options.seed,
    )
    return Benchmark(settings.to_dict(), lambda: speed.run(settings), speed.print_table)


def _segmentation(options: argparse.Namespace) -> Benchmark:
    return Benchmark(
        {"data": str(options.data), "runs": options.runs},
        lambda: segmentation.run(options.data, runs=options.runs),
        lambda results: print(segmentation.table(results)),
    )


def _agreement(options: argparse.Namespace) -> Benchmark:
    settings = agreement.quick(options.data) if options.quick else agreement.Settings(options.data)
    return Benchmark(settings.to_dict(), lambda: agreement.run(settings), agreement.print_table)


def _similarity(options: argparse.Namespace) -> Benchmark:
    texts = tuple(options.texts)
    if options.quick:
        settings = similarity.quick(options.data, texts)
    else:
        settings = similarity.Settings(
            options.data,
            texts,
            sizes=tuple(sorted(options.sizes)),
            slow_sizes=tuple(sorted(options.slow_sizes)),
            thresholds=tuple(sorted(options.thresholds)),
            runs=options.runs,
            limit=options.limit,
        )
    return Benchmark(
        settings.to_dict(),
        lambda: similarity.run(settings),
        similarity_tables.print_table,
        options.plot and (lambda results: similarity_tables.plot(results, options.plot)),
    )


def _scale(options: argparse.Namespace) -> Benchmark:
    settings = scale.Settings(
        sizes=scale.QUICK_SIZES if options.quick else tuple(sorted(options.sizes)),
        texts=tuple(options.texts),
        seed=options.seed,
        limit=options.limit,
    )
    return Benchmark(
        settings.to_dict(),
        lambda: scale.run(settings),
        scale.print_table,
        options.plot and (lambda results: scale.plot(results, options.plot)),
    )


def _compression(options: argparse.Namespace) -> Benchmark:
    if options.quick:
        settings = compression.quick(options.data)
    else:
        names = (
            "items", "slow_items", "curve_items", "unbudgeted_items", "planted", "seed", "limit",
            "runs",
        )  # fmt: skip
        given = {name: getattr(options, name) for name in names}
        settings = compression.Settings(options.data, **given)
    return Benchmark(
        settings.to_dict(),
        lambda: compression.run(settings),
        compression_tables.print_table,
        options.plot and (lambda results: compression_tables.plot(results, options.plot)),
        compression_page.publish if options.write else None,
    )
