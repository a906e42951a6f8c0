"""The seed's network: 307 rows of 128, seven classes, layers of 128 and 128, 1000 epochs in batches of 200."""

import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

from harness import Row, in_turns, judged, median, run_bench, run_here
from inputs import labelled_table

TIME_GOAL, MEMORY_GOAL = 0.3, 60e6


def rows(folder, rounds):
    path, values, labels = labelled_table(folder)
    for precision in (np.float32, np.float64):
        peers, ours = in_turns(
            rounds, lambda: run_here(lambda: fit(values.astype(precision), labels), 0),
            lambda: run_bench("mlp", path, 0))
        row = Row(
            "seed's MLP 128-128, 307 × 128, 1000 epochs", "s", [run.cpu for run in ours], [run.cpu for run in peers],
            f"scikit-learn {sklearn.__version__}, {precision.__name__}")
        row.goal, row.met = f"ratio ≤ {TIME_GOAL}", judged(median(row.ratios), TIME_GOAL)
        yield row
    memory = [run.peak / 1e6 for run in ours]
    yield Row("the same, peak memory", "MB", memory, goal="≤ 60 MB", met=judged(max(memory) * 1e6, MEMORY_GOAL))


def fit(values, labels):
    """All 1000 epochs: the tolerance is never reached."""
    network = MLPClassifier((128, 128), max_iter=1000, batch_size=200, tol=0, n_iter_no_change=10**6, random_state=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network.fit(values, labels)
    assert network.n_iter_ == 1000
    return network.loss_
