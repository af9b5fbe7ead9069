"""The model of draws.ts, written a second time with NumPy, for draws.test.ts. Made with Python 3.11.7 and NumPy 2.4.6;
from this folder, with the parameters of the rubric (the test tells them where they have changed):
  python3 draws.py '{"floor":0.05,"judgement":0.1,"concentration":70}' > draws.json
  npx pnpm exec biome format --write draws.json

Nothing is shared with draws.ts but the method and these parameters: choices are drawn with numpy.random, weights from a
Dirichlet distribution of the dimensions that apply, levels by a mask for each condition. Quantiles come with the density
at each, from which the test takes the sampling error of its own, fewer draws.
"""

import json
import sys

import numpy as np

N = 2_000_000
PARAMETERS = json.loads(sys.argv[1])
JUDGEMENT = PARAMETERS["judgement"]
CONCENTRATION = PARAMETERS["concentration"]
FLOOR = PARAMETERS["floor"]
EVEN = 0.5

# The Admiralty scale: the probability that a statement holds is the mean of its two halves.
A1 = (0.98 + 0.98) / 2
B2 = (0.9 + 0.9) / 2
C3 = (0.75 + 0.75) / 2
D4 = (0.5 + 0.4) / 2
NOT_JUDGED = 0.5

FORM = [0, 0.5, 0.75, 1]
YES_NO = [0, 1]


def agreeing(*probabilities):
    return 1 - np.prod([1 - p for p in probabilities])


def answer(rng, values, at=None, holds=0.0):
    """What the coder found, or one step beside it; any step where the evidence does not hold or nothing is known."""
    anything = rng.integers(0, len(values), N)
    if at is None:
        return np.array(values, float)[anything]
    off = rng.choice([-1, 0, 1], N, p=[JUDGEMENT / 2, 1 - JUDGEMENT, JUDGEMENT / 2])
    coded = np.clip(at + off, 0, len(values) - 1)
    return np.array(values, float)[np.where(rng.random(N) < holds, coded, anything)]


def said(known, holds):
    """A yes or no: as said where the evidence holds, a coin where it does not or nobody says."""
    return EVEN if known is None else holds + (1 - holds) * EVEN if known else (1 - holds) * EVEN


def share(rng, items):
    """The share of those counted for which it holds; anything where none counts. Items: (counts, holds)."""
    counted = np.array([rng.random(N) < counts for counts, _ in items])
    good = np.array([rng.random(N) < holds for _, holds in items])
    whole = counted.sum(axis=0)
    return np.where(whole == 0, rng.random(N), (counted & good).sum(axis=0) / np.maximum(whole, 1))


def memberships(rng, items, complete):
    """Items: (counts, has a role, holds). The list is the whole list as often as the source that says so holds."""
    count = np.zeros(N)
    role = np.zeros(N, bool)
    for counts, has_role, holds in items:
        held = rng.random(N) < holds
        count += counts * held
        role |= held & has_role
    more = rng.random(N) >= complete
    role |= more & (rng.random(N) < EVEN)
    worth = np.minimum(1, 1 - np.exp(-count / 3) + 0.1 * role)
    return worth + more * rng.random(N) * (1 - worth), role


def mean(*columns):
    return np.mean(columns, axis=0)


def known_little(rng):
    """An explicit strategy of one fair source and one membership through another network; nothing else."""
    networks, role = memberships(rng, [(0.5, False, NOT_JUDGED)], 0)
    dimensions = [
        answer(rng, FORM, 2, C3),
        mean(*(answer(rng, YES_NO) for _ in range(4))),
        mean(*(answer(rng, YES_NO) for _ in range(4))),
        networks,
        rng.random(N),
        mean(rng.random(N), answer(rng, YES_NO)),
        mean(*(answer(rng, YES_NO) for _ in range(2))),
    ]
    return dimensions, role


def manchester(rng):
    """Manchester of the fixed world with three twinnings: active with a topic, latent without, and unknown."""
    networks, role = memberships(rng, [(1, False, B2), (0.5, False, agreeing(C3, D4))], 0)
    dimensions = [
        answer(rng, FORM, 2, A1),
        mean(
            answer(rng, YES_NO, 1, A1),
            answer(rng, YES_NO, 1, A1),
            answer(rng, YES_NO, 0, A1),
            answer(rng, YES_NO, 1, C3),
        ),
        mean(answer(rng, YES_NO, 1, A1), answer(rng, YES_NO, 1, A1), answer(rng, YES_NO), answer(rng, YES_NO)),
        networks,
        share(rng, [(1, said(True, C3)), (0, said(None, 0)), (EVEN, said(None, 0))]),
        mean(share(rng, [(1, 1), (1, 0), (1, EVEN)]), answer(rng, YES_NO)),
        mean(answer(rng, YES_NO, 0, A1), answer(rng, YES_NO, 1, A1)),
    ]
    return dimensions, role


def strong(rng):
    """A city of mainland China of which all is known and good, without a twinning: no topics, no latency, no office."""
    networks, role = memberships(rng, [(1, True, A1)] + [(1, False, A1)] * 4, A1)
    dimensions = [
        answer(rng, FORM, 3, A1),
        mean(*(answer(rng, YES_NO, 1, A1) for _ in range(4))),
        mean(*(answer(rng, YES_NO, 1, A1) for _ in range(3))),
        networks,
        None,
        answer(rng, YES_NO, 1, A1),
        mean(*(answer(rng, YES_NO, 1, A1) for _ in range(2))),
    ]
    return dimensions, role


def without_strategy(rng):
    """The same city where a fair source says that there is no strategy: one step off is "partial", never "explicit"."""
    dimensions, role = strong(rng)
    return [answer(rng, FORM, 0, C3), *dimensions[1:]], role


LEVELS = [
    ("L0", 0, {}, False),
    ("L1", 0.2, {}, False),
    ("L2", 0.4, {0: 0.5}, False),
    ("L3", 0.6, {0: 0.75, 1: 0.5}, False),
    ("L4", 0.8, {5: 0.5, 6: 0.5}, False),
    ("L5", 0.9, {3: 0.75}, True),
]


def scored(dimensions, role, rng):
    left = [d for d, column in enumerate(dimensions) if column is not None]
    weights = rng.dirichlet([CONCENTRATION / len(dimensions)] * len(left), N)
    logs = np.log(np.maximum(FLOOR, np.array([dimensions[d] for d in left])))
    score = np.exp((weights.T * logs).sum(axis=0))
    reached = np.ones(N, bool)
    place = np.zeros(N, int)
    for at, (_, start, gates, needs_role) in enumerate(LEVELS):
        reached &= score >= start - 1e-12
        for d, least in gates.items():
            if dimensions[d] is not None:
                reached &= dimensions[d] >= least - 1e-12
        if needs_role:
            reached &= role
        place[reached] = at
    quantiles = {}
    for name, p in (("low", 0.05), ("median", 0.5), ("high", 0.95)):
        value = float(np.quantile(score, p))
        width = 0.01
        density = float(np.mean(np.abs(score - value) < width) / (2 * width))
        quantiles[name] = {"p": p, "value": value, "density": density}
    return {"quantiles": quantiles, "levels": [float(np.mean(place == at)) for at in range(len(LEVELS))]}


results = {}
for seed, case in enumerate((known_little, manchester, strong, without_strategy)):
    rng = np.random.default_rng(1986 + seed)
    dimensions, role = case(rng)
    results[case.__name__] = scored(dimensions, role, rng)
print(json.dumps({"draws": N, "parameters": PARAMETERS, "cases": results}, indent=1))
