"""Fitting the comparison: its small pieces, and the command on a few invented pairs."""

from __future__ import annotations

import json
from functools import partial
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from summarize.compare.decision import BUNDLED, LONG, SPLITS, Decision
from summarize.compare.features import COLUMN, FEATURES, NAMES
from training import compare, compare_card, compare_own
from training.compare import Examples

needs_train = pytest.mark.train
SCALARS = ("base", "slope", "intercept", "threshold", "long_threshold")
NODE = [
    ("is_leaf", np.uint8), ("feature_idx", np.intp), ("num_threshold", np.float64),
    ("left", np.uint32), ("right", np.uint32), ("value", np.float64),
]  # fmt: skip


def invented(n=400, seed=0, weight=1.0, noise=1.0):
    """Pairs whose label hangs on a few features, one of them a count."""
    random = np.random.default_rng(seed)
    # Few values: the learner takes seconds to bin more than 255.
    features = random.uniform(0, 1, (n, len(NAMES))).round(2).astype(np.float32)
    for name in ("breaks", "figure_missing", "modality_new"):
        features[:, COLUMN[name]] = random.integers(0, 4, n)
    says = 6 * features[:, COLUMN["credited"]] - features[:, COLUMN["figure_missing"]] - 1.5
    covers = says + random.normal(scale=noise, size=n) > 0
    return Examples(features, covers, random.integers(0, n, n), weight)


def exported(learner, slope=1.0, intercept=0.0, least=(0.5, 0.5)):
    """The numbers as the library gets them: through JSON."""
    numbers = json.loads(json.dumps(compare.export(learner, slope, intercept, least)))
    return numbers, Decision(
        np.array(numbers["features"], np.intp),
        np.array(numbers["thresholds"], np.float32),
        np.array(numbers["leaves"], np.float32),
        **{name: numbers[name] for name in SCALARS},
    )


@needs_train
@pytest.mark.parametrize("n", [90, 130, 600])  # few pairs give trees of one split
def test_exported_trees_predict_as_the_learner_does(n):
    learner = compare.fit([invented(n)], trees=12)
    rows = np.concatenate([invented(n).features, invented(500, seed=1).features])
    _, decision = exported(learner)
    expected = learner.predict_proba(rows)[:, 1]
    assert decision.probability(rows).tolist() == pytest.approx(expected.tolist(), abs=1e-5)
    assert np.ptp(expected) > 0.1


@needs_train
def test_both_thresholds_are_exported():
    _, decision = exported(compare.fit([invented(90)], trees=1), least=(0.7, 0.6))
    assert (decision.threshold, decision.long_threshold) == (0.7, 0.6)


@needs_train
def test_rows_on_a_threshold_go_where_the_learner_sends_them():
    learner = compare.fit([invented(600)], trees=12)
    numbers, decision = exported(learner)
    columns, limits = np.array(numbers["features"]), np.array(numbers["thresholds"], np.float32)
    rows = np.repeat(invented(1).features, columns.size, axis=0)
    rows[np.arange(columns.size), columns.ravel()] = limits.ravel()
    rows = np.concatenate([rows, np.nextafter(rows, np.float32(np.inf))])
    expected = learner.predict_proba(rows)[:, 1]
    assert decision.probability(rows).tolist() == pytest.approx(expected.tolist(), abs=1e-5)


@needs_train
def test_the_learner_is_held_to_the_directions():
    """Labels that say the reverse of a direction teach nothing of it."""
    part = invented(600, noise=0.1)
    reverse = Examples(part.features, ~part.covers, part.groups, 1.0)
    rows = np.repeat(invented(1).features, 2, axis=0)
    rows[:, COLUMN["credited"]] = 0, 1
    for examples, least in ((part, 0.3), (reverse, 0.0)):
        low, high = compare.fit([examples], trees=12).predict_proba(rows)[:, 1]
        assert high - low >= least
    assert FEATURES["credited"] == 1


def tree(*nodes):
    """Nodes as scikit-learn has them: a split, or the value of a leaf."""
    built = np.zeros(len(nodes), NODE)
    for at, node in enumerate(nodes):
        if isinstance(node, tuple):
            column, limit, left, right = node
            built[at] = (0, column, limit, left, right, 0)
        else:
            built[at] = (1, 0, 0, 0, 0, node)
    return built


def test_a_tree_is_padded_with_splits_that_decide_nothing():
    padded = compare._Padded(tree((4, 0.5, 1, 2), 7.0, (2, 1.5, 3, 4), 8.0, 9.0))
    assert padded.leaves == [7.0] * 4 + [8.0] * 2 + [9.0] * 2
    assert padded.features == [4, 0, 2, 0, 0, 0, 0]
    assert padded.thresholds == [0.5, 0.0, 1.5, 0.0, 0.0, 0.0, 0.0]


def test_a_tree_of_one_leaf_is_all_padding():
    padded = compare._Padded(tree(3.0))
    assert padded.leaves == [3.0] * (SPLITS + 1)


FLOATS = st.floats(-1e6, 1e6) | st.sampled_from([0.1, 0.5, 1 / 3, 16777217.0, -0.1])


@given(FLOATS)
def test_a_limit_in_single_precision_divides_the_same(limit):
    near = np.float32(limit)
    below = np.float32(compare._float32_below(limit))
    for value in (near, np.nextafter(near, np.float32(-np.inf)),
                  np.nextafter(near, np.float32(np.inf)), np.float32(0)):  # fmt: skip
        assert (value > below) == (float(value) > limit)


@given(hnp.arrays(np.int64, st.integers(0, 60), elements=st.integers(0, 20)), st.integers(1, 6))
def test_folds_keep_groups_together(groups, folds):
    found = compare.fold_of(groups, folds)
    assert found.shape == groups.shape
    of_group = {}
    for group, fold in zip(groups.tolist(), found.tolist(), strict=True):
        assert 0 <= fold < folds
        assert of_group.setdefault(group, fold) == fold
    sizes = np.bincount(list(of_group.values()), minlength=folds)
    assert sizes.max() - sizes.min() <= 1
    assert np.array_equal(found, compare.fold_of(groups, folds))


@given(st.lists(st.booleans(), min_size=1, max_size=50), st.sampled_from([0.5, 1.0, 3.0]))
def test_labels_count_alike(covers, weight):
    covers = np.array(covers)
    part = Examples(np.zeros((len(covers), 1), np.float32), covers, np.zeros(len(covers)), weight)
    found = compare.weights(part)
    assert found.sum() == pytest.approx(1000 * weight)
    if 0 < covers.mean() < 1:
        assert found[covers].sum() == pytest.approx(found[~covers].sum())


@needs_train
def test_calibration_finds_the_curve():
    random = np.random.default_rng(0)
    scores = random.normal(scale=2, size=20_000)
    covers = random.random(20_000) < 1 / (1 + np.exp(-1.7 * scores))
    part = Examples(np.zeros((20_000, 1), np.float32), covers, np.arange(20_000), 1.0)
    slope, intercept = compare.calibrate({"a": scores}, {"a": part})
    assert slope == pytest.approx(1.7, abs=0.1)
    assert intercept == pytest.approx(0, abs=0.1)


@needs_train
def test_scores_out_of_fold_are_of_trees_that_have_not_seen_the_group():
    """A label that is a matter of the group alone can be learned by heart, and is not."""
    random = np.random.default_rng(0)
    features = np.repeat(random.uniform(0, 1, (60, len(NAMES))), 20, axis=0).astype(np.float32)
    groups = np.repeat(np.arange(60), 20)
    part = Examples(features, np.repeat(random.random(60) < 0.5, 20), groups, 1.0)
    held = compare.out_of_fold({"only": part})["only"]
    seen = compare.raw(compare.fit([part]), part.features)
    right = [((scores > 0) == part.covers).mean() for scores in (held, seen)]
    assert right[0] < 0.7
    assert right[1] > 0.8


def example_set(covers, vetoed=(), items=0):
    features = np.zeros((len(covers), len(NAMES)), np.float32)
    features[:, COLUMN["items"]] = items
    features[:, COLUMN["credited"]] = 1  # every word is said
    features[list(vetoed), COLUMN["figure_missing"]] = 1
    return Examples(features, np.array(covers, np.bool_), np.arange(len(covers)), 1.0)


def logit(p):
    return np.log(p / (1 - p))


def test_threshold_without_planted_edits_is_the_least():
    scores = {"written": logit(np.array([0.2, 0.8, 0.9]))}
    examples = {"written": example_set([False, True, True])}
    chosen = compare_card.choose_threshold(scores, examples, 1.0, 0.0)
    assert chosen.threshold == chosen.long_threshold == compare_card.LEAST
    assert chosen.found == {"written": 1.0}
    assert chosen.folded == {}


@pytest.mark.parametrize(
    ("items", "of_length", "of_other"),
    [(LONG - 1, "threshold", "long_threshold"), (LONG, "long_threshold", "threshold")],
)
@pytest.mark.parametrize(
    ("name", "limit"),
    [("planted_figure", 0.01), ("planted_hedge", 0.05), ("planted_name_reworded", 0.05),
     ("planted_role_reworded", 0.15)],
)  # fmt: skip
def test_threshold_is_the_lowest_that_keeps_to_the_limit(name, limit, items, of_length, of_other):
    n = 4000
    sure = np.linspace(0.001, 0.999, n)
    chosen = compare_card.choose_threshold(
        {name: logit(sure)}, {name: example_set([False] * n, items=items)}, 1.0, 0.0
    )
    wanted, threshold = compare_card.MARGIN * limit, getattr(chosen, of_length)
    assert (sure >= threshold).mean() <= wanted + 1 / n
    assert (sure >= threshold - 0.002).mean() > wanted
    assert chosen.folded[name] <= wanted
    assert getattr(chosen, of_other) == compare_card.LEAST


@pytest.mark.parametrize(("top", "long_top"), [(0.95, 0.75), (0.75, 0.95)])
def test_each_length_has_the_lowest_threshold_that_keeps_to_its_limit(top, long_top):
    """Short edits and long ones are scored differently: neither pays for the other."""
    n, wanted = 4000, compare_card.MARGIN * 0.05
    sure = {LONG - 1: np.linspace(0.001, top, n), LONG: np.linspace(0.001, long_top, n)}
    items = np.repeat(list(sure), n)
    # Covers that are all at 0.8: above one of the two thresholds and below the other.
    scores = {
        "planted_hedge": logit(np.concatenate(list(sure.values()))),
        "written": logit(np.full(4, 0.8)),
    }
    examples = {
        "planted_hedge": example_set([False] * 2 * n, items=items),
        "written": example_set([True] * 4, items=[LONG - 1, LONG, LONG, LONG]),
    }
    chosen = compare_card.choose_threshold(scores, examples, 1.0, 0.0)
    least = {LONG - 1: chosen.threshold, LONG: chosen.long_threshold}
    folded = {length: (p >= least[length]).mean() for length, p in sure.items()}
    for length, p in sure.items():
        assert folded[length] <= wanted + 1 / n
        assert (p >= least[length] - 0.002).mean() > wanted
    assert chosen.folded["planted_hedge"] == pytest.approx(np.mean(list(folded.values())))
    assert chosen.found == {"written": 0.75 if long_top < top else 0.25}


def test_what_is_ruled_out_by_facts_is_not_counted_as_folded():
    n = 100
    scores = {"planted_figure": np.full(n, 9.0)}
    examples = {"planted_figure": example_set([False] * n, vetoed=range(n))}
    chosen = compare_card.choose_threshold(scores, examples, 1.0, 0.0)
    assert chosen.threshold == chosen.long_threshold == compare_card.LEAST
    assert chosen.folded == {"planted_figure": 0.0}


GROUP = {
    "base": "The council closed the school.",
    "same": ["The school was closed by the council."],
    "less": ["The school was closed."],
    "more": ["The council closed the school and the library."],
    "clash": [["The council opened the school.", "direction"]],
    "other": ["Parents gathered at the gate."],
}


def test_a_written_group_gives_pairs_in_both_directions(tmp_path):
    (tmp_path / "written_town.jsonl").write_text(json.dumps(GROUP) + "\n")
    found = compare_own.read_written(tmp_path)["written_town"]
    pairs = dict(zip(zip(found.a, found.b, strict=True), found.covers.tolist(), strict=True))
    base, [same], [less], [more] = (GROUP[name] for name in ("base", "same", "less", "more"))
    [[clash, _]], [other] = GROUP["clash"], GROUP["other"]
    for a, b in ((base, same), (same, base), (base, less), (same, less), (more, base)):
        assert pairs[a, b] is True
    for a, b in ((less, base), (base, more), (base, clash), (clash, base), (base, other)):
        assert pairs[a, b] is False
    clashes = {(a, b) for a, b, c in zip(found.a, found.b, found.clashes, strict=True) if c}
    assert clashes == {(x, clash) for x in (base, same)} | {(clash, x) for x in (base, same)}
    assert set(found.groups.tolist()) == {0}


def test_features_are_those_of_the_pair_whatever_stands_beside_it():
    a = ["Prices rose in March.", "The mayor resigned.", "Prices rose in March."]
    b = ["In March prices fell.", "The mayor resigned today.", "The mayor resigned."]
    found = compare.features_of(a, b)
    assert found.shape == (3, len(NAMES))
    assert found.dtype == np.float32
    for at in range(3):
        alone = compare.features_of(a[at : at + 1], b[at : at + 1])[0]
        # Vectors of a batch differ in their last bits from those of one sentence.
        assert alone.tolist() == pytest.approx(found[at].tolist(), abs=1e-5)
    assert found[0, COLUMN["antonyms"]] == 1


WHO = ("the council", "the bank", "a farmer", "the museum", "the union", "a teacher", "the club")
WHAT = ("an old boat", "the green house", "a small garden", "two horses", "a piano", "the mill")


def bought(who, what):
    return f"{who[0].upper()}{who[1:]} bought {what}."


def write_pairs(folder):
    """Who bought what: it covers another wording, and nothing else. No pair shares a sentence."""
    records = []
    for who, what in product(WHO, WHAT):
        one, group = bought(who, what), f"{who} {what}"
        records += [
            {"a": one, "b": f"{who} purchased {what}.", "label": 1, "group": group},
            {"a": one, "b": f"Rain fell on {what} and {who}.", "label": 0, "group": group},
            {"a": one, "b": f"{who} painted {what}.", "label": 0, "group": group},
        ]
    folder.mkdir(parents=True)
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "sales.jsonl").write_text(lines)


def planted(_):
    """Stands for all that is written and planted: the same sentences, denied."""
    pairs = [
        (bought(who, what), bought(who, what).replace("bought", "never bought"), False, True, at)
        for at, (who, what) in enumerate(product(WHO, WHAT))
    ]
    of_edit = compare_own.as_set("planted_negation", pairs)
    return {"planted_negation": compare.examples_of(of_edit, 0.2)}


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """Run the command on invented pairs; it gives the file that it wrote."""
    write_pairs(tmp_path / "pairs")
    monkeypatch.setattr(compare, "fit", partial(compare.fit, trees=12))
    monkeypatch.setattr(compare, "own_examples", planted)

    def run(name):
        compare.published_examples.cache_clear()
        file = tmp_path / name / "decision.json"
        compare.main(["--data", str(tmp_path), "--output", str(file)])
        return file

    yield run
    compare.published_examples.cache_clear()


@needs_train
def test_the_command_writes_numbers_that_tell_covers_apart(trained):
    before = BUNDLED.read_bytes()
    file, again = trained("first"), trained("second")
    assert file.read_bytes() == again.read_bytes()
    card, card_again = (path.with_name("card.md").read_text() for path in (file, again))
    assert card == card_again
    assert "| sales | 126 |" in card
    assert BUNDLED.read_bytes() == before
    decision = Decision.load(file)
    a = ["A sailor bought the green house."] * 2
    b = ["A sailor purchased the green house.", "Rain fell near the harbour."]
    sure, unsure = decision.probability(compare.features_of(a, b))
    assert sure > 0.5 > unsure
    for least in (decision.threshold, decision.long_threshold):
        assert compare_card.LEAST <= least < 1
        assert str(least) in card


@needs_train
def test_scores_of_a_set_left_out(trained, tmp_path):
    """With its only set left out there is nothing that tells pairs apart but the planted edits."""
    sets = compare.read_pair_sets(tmp_path)
    pairs = sets["sales"]
    crossed = compare.scores_cross_validated(sets, tmp_path)["sales"]
    left_out = compare.scores_left_out(sets, tmp_path)["sales"]
    assert crossed.shape == left_out.shape == pairs.covers.shape
    assert crossed[pairs.covers].mean() > crossed[~pairs.covers].mean()
    assert np.ptp(left_out) == 0  # one label only: it says the same of all
