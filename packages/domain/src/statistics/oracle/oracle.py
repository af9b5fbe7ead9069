"""What SciPy says, and exact decimal arithmetic, for the tests beside. Made with Python 3.11.2, SciPy 1.10.1 and NumPy
1.24.2; from this folder:
  python3 oracle.py > oracle-scipy.json && npx pnpm exec biome format --write oracle-scipy.json
"""

import json
from decimal import Decimal, getcontext

import numpy as np
from scipy import stats

getcontext().prec = 50
rng = np.random.default_rng(1986)


def theil_sen(x, y, level):
    slope, intercept, low, high = (float(value) for value in stats.theilslopes(y, x, level))
    return {"x": x, "y": y, "level": level, "slope": slope, "intercept": intercept, "low": low, "high": high}


def kendall(x, y):
    return {"x": x, "y": y, "tau": float(stats.kendalltau(x, y).statistic)}


def floats(array):
    return [float(value) for value in array]


pairs = [
    ([1, 2], [3, 5]),
    ([1, 2, 3], [2, 2, 9]),
    ([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]),
    ([1, 1, 2, 2, 3, 3], [4, 5, 5, 7, 6, 9]),
    ([5, 3, 1, 4, 2], [1.5, 0.25, -3, 2, 8]),
    ([0, 0, 0, 1], [1, 2, 3, 4]),
]
for n in (6, 7, 10, 25, 25, 40, 60):
    year = floats(range(2000, 2000 + n))
    pairs.append((year, floats(np.round(rng.normal(size=n) + 0.1 * np.arange(n), 3))))
    pairs.append((year, floats(rng.poisson(3, n))))
    pairs.append((floats(rng.integers(0, 9, n)), floats(np.round(rng.standard_cauchy(n), 2))))

exp_at = floats(np.concatenate([rng.uniform(-708, 709, 60), rng.uniform(-1, 1, 40), [1e-20, -1e-9, 709.78, -708.3, 0.34657, 0.34658]]))
ln_at = floats(
    np.concatenate([np.exp(rng.uniform(-700, 700, 60)), rng.uniform(0.5, 2, 60), 1 + rng.uniform(-1e-6, 1e-6, 20), [5e-324, 1e-310, 1.7e308, 1.4142135623730951]])
)

print(
    json.dumps(
        {
            "theilSen": [theil_sen(x, y, level) for x, y in pairs for level in (0.95, 0.8)],
            "kendall": [kendall(x, y) for x, y in pairs if len(set(x)) > 1 and len(set(y)) > 1],
            "exp": [[x, float(Decimal(x).exp())] for x in exp_at],
            "ln": [[x, float(Decimal(x).ln())] for x in ln_at],
            "power": [
                [base, exponent, float((Decimal(exponent) * Decimal(base).ln()).exp())]
                for base in (1e-9, 0.3, 0.999, 1.5, 10.0, 12345.0)
                for exponent in (-2.5, -1.0, -0.1, 1e-9, 0.5, 1.0, 2.0, 7.25)
            ],
        },
        indent=1,
    ).replace("NaN", "null")
)
