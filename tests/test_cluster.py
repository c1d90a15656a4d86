"""Clusters: every point is kept or covered by kept ones, with nearly as few kept as can be."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cluster import cluster

NOTHING_AGAINST = {}


@st.composite
def instances(draw, most=7, against=False, joint=True):
    """Points with parts; a set of points covers one if together they have all of its parts."""
    n = draw(st.integers(0, most))
    parts = [draw(st.frozensets(st.integers(0, 4), min_size=1, max_size=4)) for _ in range(n)]
    clashes = set()
    if against and n > 1:
        pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(
            lambda p: p[0] != p[1]
        )
        clashes = {tuple(sorted(pair)) for pair in draw(st.lists(pairs, max_size=4))}
    candidates = {
        a: [b for b in range(n) if a != b and parts[a] & parts[b]
            and tuple(sorted((a, b))) not in clashes]
        for a in range(n)
    }  # fmt: skip
    candidates = {a: others for a, others in candidates.items() if others}
    disagreeing = {}
    for a, b in clashes:
        disagreeing[a] = disagreeing.get(a, frozenset()) | {b}
        disagreeing[b] = disagreeing.get(b, frozenset()) | {a}
    most_covers = 3 if joint else 1

    def find_covers(usable, point):
        for size in range(1, most_covers + 1):
            for chosen in combinations(usable, size):
                if parts[point] <= frozenset().union(*(parts[a] for a in chosen)):
                    return chosen
        return ()

    order = draw(st.permutations(range(n)))
    return order, candidates, find_covers, disagreeing


def fewest(order, candidates, find_covers):
    """The slow, obvious way: try every set of kept points, the small ones first."""
    for size in range(len(order) + 1):
        for kept in combinations(order, size):
            left = [point for point in order if point not in kept]
            if all(
                find_covers([a for a in candidates.get(point, ()) if a in kept], point)
                for point in left
            ):
                return size
    raise AssertionError("to keep all is always allowed")


def check(order, candidates, find_covers, disagreeing):
    covers = cluster(order, candidates, find_covers, disagreeing)
    kept = set(order) - covers.keys()
    assert covers.keys() <= set(order)
    for point, chosen in covers.items():
        assert chosen
        assert kept.issuperset(chosen), "no chain: what covers is kept"
        assert set(chosen) <= set(candidates[point])
        assert find_covers(chosen, point), "what is left out is said"
    members = {point: {point} for point in kept}
    for point, chosen in covers.items():
        members[chosen[0]].add(point)
    for cluster_members in members.values():
        for point in cluster_members:
            assert not disagreeing.get(point, frozenset()) & cluster_members
    return covers


@settings(max_examples=300)
@given(instances())
def test_few_points_are_kept(instance):
    """Chvátal's bound for greedy set cover: H(n) times the fewest."""
    order, candidates, find_covers, _ = instance
    kept = len(order) - len(check(*instance))
    best = fewest(order, candidates, find_covers)
    assert best <= kept <= best * sum(1 / i for i in range(1, len(order) + 1))


@settings(max_examples=300)
@given(instances(joint=False))
def test_where_covering_is_transitive_no_point_is_kept_too_many(instance):
    """Only the sets that are in no other one must be kept, each once."""
    order, candidates, find_covers, _ = instance
    assert len(order) - len(check(*instance)) == fewest(order, candidates, find_covers)


@settings(max_examples=300)
@given(instances(most=9, against=True))
def test_members_of_a_cluster_do_not_disagree(instance):
    check(*instance)


@given(instances(against=True), st.randoms())
def test_the_order_of_the_mappings_changes_nothing(instance, random):
    order, candidates, find_covers, disagreeing = instance

    def shuffled(mapping):
        items = list(mapping.items())
        random.shuffle(items)
        return dict(items)

    first = cluster(order, candidates, find_covers, disagreeing)
    again = cluster(order, shuffled(candidates), find_covers, shuffled(disagreeing))
    assert first == again


@given(instances(against=True), st.permutations(range(20, 27)))
def test_the_names_of_points_change_nothing(instance, names):
    """Numbers are names: the order alone decides between equals."""
    order, candidates, find_covers, disagreeing = instance
    back = {name: point for point, name in enumerate(names)}

    def find_renamed(usable, point):
        return tuple(names[a] for a in find_covers([back[a] for a in usable], back[point]))

    renamed = cluster(
        [names[point] for point in order],
        {names[a]: [names[b] for b in others] for a, others in candidates.items()},
        find_renamed,
        {names[a]: frozenset(names[b] for b in others) for a, others in disagreeing.items()},
    )
    plain = cluster(order, candidates, find_covers, disagreeing)
    assert set(renamed) == {names[point] for point in plain}


def singly(*pairs):
    """The relation "a covers b", one by one."""

    def find_covers(usable, point):
        return next(((a,) for a in usable if (a, point) in pairs), ())

    return find_covers


def test_no_points():
    assert cluster([], {}, singly(), NOTHING_AGAINST) == {}


def test_who_says_all_stands_for_the_others_even_if_last():
    """A star: its centre comes last, and makes the leaves kept before superfluous."""
    leaves = [0, 1, 2, 3]
    candidates = {4: leaves, **{leaf: [4] for leaf in leaves}}
    find_covers = singly(*((4, leaf) for leaf in leaves))
    assert cluster([*leaves, 4], candidates, find_covers, NOTHING_AGAINST) == dict.fromkeys(
        leaves, (4,)
    )


def test_a_chain_is_no_cluster():
    """A covers B and B covers C; A does not cover C, so C is kept, or B is."""
    covers = cluster(
        [0, 1, 2], {0: [1], 1: [0, 2], 2: [1]}, singly((0, 1), (1, 2)), NOTHING_AGAINST
    )
    assert covers == {1: (0,)}


def test_two_that_disagree_are_not_said_by_one():
    candidates = {0: [1, 2], 1: [0], 2: [0]}
    covers = cluster(
        [0, 1, 2], candidates, singly((0, 1), (0, 2)), {1: frozenset({2}), 2: frozenset({1})}
    )
    assert covers == {1: (0,)}


def test_an_exchange_keeps_one_for_two():
    """The parts say the whole, so it goes first; but one whole is less to read than two parts."""

    def find_covers(usable, point):
        if point == 0:
            return (1, 2) if {1, 2} <= set(usable) else ()
        return (0,) if 0 in usable else ()

    covers = cluster([1, 2, 0], {0: [1, 2], 1: [0], 2: [0]}, find_covers, NOTHING_AGAINST)
    assert covers == {1: (0,), 2: (0,)}
