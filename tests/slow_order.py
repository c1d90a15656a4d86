"""The order of a summary by its definition: slow and plain, for tests."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from summarize.order import LATER, STAYING, rank_documents
from summarize.timeline import DIGITS, FEWEST_COPIES


def slow_order(points, told):
    """The same by the definition: exact least squares, and all heads looked at each time."""
    kept = sorted((told.first(point) for point in points), key=lambda s: s.id)
    dates = {told.documents[s.document].date for s in kept}
    groups = [kept]
    if None not in dates:
        groups = [
            [s for s in kept if told.documents[s.document].date == date] for date in sorted(dates)
        ]
    times, lines = slow_times(told)
    point_of = {told.first(point).id: point for point in points}
    return [s for group in groups for s in slow_flow(group, told, times, lines, point_of)]


def slow_times(told):
    ranks = rank_documents(told.documents)
    ids = sorted(
        (i for members in told.points.members for i in members),
        key=lambda i: (ranks[told.sentences[i].document], i),
    )
    node = {i: n for n, i in enumerate(ids)}
    owner = [told.sentences[i].document for i in ids]
    place = np.array(
        [(owner[:n].count(owner[n]) + 0.5) / owner.count(owner[n]) for n in range(len(ids))]
    )
    copies = defaultdict(list)
    for members in told.points.members:
        firsts = {}
        for n in sorted(node[i] for i in members):
            firsts.setdefault(owner[n], n)
        for a, b in pairwise(sorted(firsts.values())):
            copies[owner[a], owner[b]].append((a, b))
    copies = {link: pairs for link, pairs in copies.items() if len(pairs) >= FEWEST_COPIES}
    # Each row is one of the squares: its factor for each time, and what it should be.
    squares = [({n: np.sqrt(0.1)}, np.sqrt(0.1) * place[n]) for n in range(len(ids))]
    for n in range(1, len(ids)):
        if owner[n] == owner[n - 1]:
            step = np.sqrt(10.0)
            squares.append(({n: step, n - 1: -step}, step * (place[n] - place[n - 1])))
    squares += [({a: 1.0, b: -1.0}, 0.0) for pairs in copies.values() for a, b in pairs]
    table, wanted = np.zeros((len(squares), len(ids))), np.zeros(len(squares))
    for row, (factors, value) in enumerate(squares):
        wanted[row] = value
        for n, factor in factors.items():
            table[row, n] = factor
    times = np.linalg.lstsq(table, wanted, rcond=None)[0]
    lines = {document: ranks[document] for document in range(len(told.documents))}
    for _ in lines:
        for a, b in copies:
            lines[a] = lines[b] = min(lines[a], lines[b])
    return {i: float(times[n]) for i, n in node.items()}, lines


def slow_flow(group, told, times, lines, point_of):
    """Blocks of the documents of a group, merged."""
    ranks = rank_documents(told.documents)
    queues = defaultdict(list)
    for document in {s.document for s in group}:
        chain = []
        for block in slow_blocks([s for s in group if s.document == document], told, point_of):
            chain.append(block)
            while len(chain) > 1 and mean_time(chain[-2], times) > mean_time(chain[-1], times):
                chain[-2:] = [chain[-2] + chain[-1]]
        queues[lines[document]] += chain

    def when(block):
        return round(mean_time(block, times), DIGITS), ranks[block[0].document]

    queues = {line: sorted(queue, key=when) for line, queue in queues.items()}
    similar = {}
    pairs = told.pairs
    for a, b, score in zip(pairs.rows, pairs.cols, pairs.scores, strict=True):
        similar[int(a), int(b)] = similar[int(b), int(a)] = float(score)
    said, before = [], None
    while queues:

        def worth(line):
            block = queues[line][0]
            time, rank = when(block)
            value = -LATER * time
            if said:  # noqa: B023
                last = point_of[said[-1].id]  # noqa: B023
                value += max(similar.get((last, point_of[s.id]), 0.0) for s in block)
                value += STAYING * (line == before)  # noqa: B023
            return round(value, 4), -time, -rank

        before = max(queues, key=worth)
        said += queues[before].pop(0)
        if not queues[before]:
            del queues[before]
    return said


def slow_blocks(kept, told, point_of):
    members = sorted(i for ids in told.points.members for i in ids)
    blocks = [[kept[0]]]
    for before, sentence in pairwise(kept):
        blocks.append([sentence])
        told_ids = set(told.leans.get(point_of[sentence.id], ()))
        if members.index(sentence.id) == members.index(before.id) + 1:
            told_ids.add(before.id)
        while any(not told_ids.isdisjoint(s.id for s in b) for b in blocks[:-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return blocks


def mean_time(block, times):
    return sum(times[s.id] for s in block) / len(block)
