"""Imports run one way: a module imports from the rows above its own, and nothing heavy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import summarize

ROOT = Path(summarize.__file__).parent
# The layers, lowest first. A new file gets a row of its own, or a place in one.
LAYERS = (
    "_version closing errors grammar plural",
    "settings",
    "document facts.fact facts.tokens progress",
    "read.limits read.formats read.text read.sources",
    "read.hyphens",
    "read.lines",
    "read.columns read.furniture",
    "read.pages",
    "read.docx read.pdf",
    "read.bounded read.html read.jsonl read.markdown read.subtitles read.worker",
    "read.files read.mail",
    "facts.aliases facts.calendar facts.clauses facts.titles facts.units",
    "facts.bounds facts.conditions facts.numbers facts.sides",
    "facts.clock facts.periods facts.shares",
    "facts.frequencies",
    "facts.counts",
    "facts.implied",
    "facts.dates facts.figures facts.names facts.quotations",
    "facts.directions facts.modality facts.negations facts.offices facts.quantifiers",
    "facts.doubts facts.relatives",
    "facts",
    "hub",
    "encode.lexical encode.transformer",
    "encode.static",
    "encode cross_encoder",
    "judge",
    "segment.full_stop",
    "segment.splitter",
    "segment.layout",
    "lexicon.morphy lexicon.relation",
    "lexicon.join lexicon.phrases",
    "lexicon",
    "similarity.pairs similarity.unit threads",
    "similarity.heads similarity.sample",
    "similarity.search",
    "speakers",
    # stages: none imports another
    "segment noise points similarity words cluster budget joining measure read",
    "openers seen",
    "entries given reading vectors",
    "summary",
    "schema",
    "compare.alignment compare.clashes compare.judgements",
    "compare.sides",
    "compare.order compare.polarity",
    "compare.conditions compare.features compare.parts compare.wording",
    "compare.shares",
    "compare.decision itemtable",
    "compare.comparer",
    "compare",
    "memory.facts memory.moments memory.schema memory.vectors memory.words",
    "memory.recall memory.database memory.sources",
    "memory.record",
    "memory.forget",
    "memory.store",
    "memory",
    "reader relations",
    "novelty",
    "coverage findings recollect",
    "disputes timeline",
    "order",
    "aspects",
    "salience",
    "choice",
    "select ledger",
    "cutter",
    "worker",
    "workers",
    "mapping",
    "neighbours shown",
    "pipeline",
    "summarizer",
    "shortcuts",
    "render.escape render.visible render.wrap",
    "render.paint",
    "render.text render.json",
    "render.markdown render.notebook",
    "render.html.covers render.html.lengths render.html.lines render.html.names render.html.room",
    "render.html.header render.html.matching render.html.repeats render.html.source",
    "render.html.data",
    "render.html",
    "render",
    "",  # the package itself
    "cli.messages",
    "cli.output cli.targets",
    "cli.options",
    "cli.each",
    "cli",
    "__main__",
)
ROW = {name: row for row, names in enumerate(LAYERS) for name in names.split() or [""]}
LIGHT = {
    "document", "errors", "progress", "facts", "facts.fact", "facts.tokens", "measure", "threads",
    "_version",
}  # fmt: skip
# What a module may import when it is loaded: the standard library and these.
ALLOWED = {
    "numpy": None,
    "tokenizers": {"encode.static"},
    "punkt": {"segment.full_stop", "segment.splitter"},
    "Stemmer": {"words"},
}
STAGES = {"segment", "noise", "points", "similarity", "cluster", "budget", "measure", "read"}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def inner(dotted, names=()):
    """The modules of ours that an import statement reaches."""
    base = dotted.removeprefix("summarize").removeprefix(".")
    reached = {f"{base}.{name}".strip(".") for name in names} & FILES.keys()
    # "from summarize import cluster" takes the module, or a name of the package.
    return reached if reached and len(reached) == len(set(names)) else reached | {base}


def imports(name, *, loaded_only=False):
    """Every import of a file, or those that run when it is loaded."""
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    nodes = ast.walk(tree)
    if loaded_only:
        later = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.Lambda)]
        later += [
            n for n in ast.walk(tree)
            if isinstance(n, ast.If) and ast.unparse(n.test).endswith("TYPE_CHECKING")
        ]  # fmt: skip
        inside = {id(node) for function in later for node in ast.walk(function)}
        nodes = [node for node in ast.walk(tree) if id(node) not in inside]
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            yield node.module, tuple(alias.name for alias in node.names)


def own_imports(name):
    return {
        target
        for dotted, names in imports(name)
        if dotted.split(".")[0] == "summarize"
        for target in inner(dotted, names)
    }


def test_every_file_has_its_layer():
    assert FILES.keys() == ROW.keys()


@pytest.mark.parametrize("name", FILES)
def test_imports_come_from_the_rows_above(name):
    for target in own_imports(name):
        assert target in ROW, f"{name} imports {target!r}, which is no module of ours"
        assert ROW[target] < ROW[name], f"{name} imports {target!r}"


@pytest.mark.parametrize("name", sorted(STAGES))
def test_a_stage_imports_data_and_no_other_stage(name):
    own = {target for target in own_imports(name) if target.startswith(f"{name}.")}
    assert own_imports(name) - own <= LIGHT


def test_only_the_pipeline_knows_the_order():
    """Nobody else brings two stages together."""
    for name in FILES.keys() - {"pipeline", "cli"}:
        assert len(own_imports(name) & (STAGES - {"budget", "measure", "points"})) < 2, name


@pytest.mark.parametrize("name", FILES)
def test_nothing_heavy_is_imported_when_a_module_is_loaded(name):
    import sys  # noqa: PLC0415

    for dotted, _ in imports(name, loaded_only=True):
        top = dotted.split(".")[0]
        if top == "summarize" or top in sys.stdlib_module_names:
            continue
        assert top in ALLOWED, f"{name} imports {top} when it is loaded"
        assert ALLOWED[top] is None or name in ALLOWED[top], f"{name} imports {top}"


def test_no_module_is_named_for_nothing_or_hidden():
    for name in FILES:
        last = name.split(".")[-1]
        assert last not in {"utils", "helpers", "base", "common", "summarize"}


START = """
import sys
import summarize
from summarize.cli import main
summarize.summarize("The dam broke. Rain fell. The dam broke.", words=3)
imported = {name for name in sys.modules if name.startswith("summarize.")}
assert main([sys.argv[1]]) == 0
run = {name for name in sys.modules if name.startswith("summarize.")}
for modules in (imported, run):
    print(*sorted(name for name in modules if name.startswith("summarize.render.html")))
print("summarize.render.text" in run)
"""


def test_a_run_that_writes_no_report_loads_nothing_of_it(tmp_path):
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    text = tmp_path / "flood.txt"
    text.write_text("The dam broke.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", START, str(text)],
        capture_output=True, check=True, timeout=600, text=True,
    )  # fmt: skip
    assert done.stdout == "The dam broke.\n\n\nTrue\n"
