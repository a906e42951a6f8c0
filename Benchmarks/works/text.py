"""Emotion in words: short texts a second on one core, beside scikit-learn's TF-IDF and logistic regression."""

import gzip
import sys

import numpy as np
import sklearn

from harness import ROOT, Row, data_folder, in_turns, judged, median, run_bench, run_here

sys.path.insert(0, str(ROOT / "Benchmarks" / "references"))
from text_baseline import fitted  # noqa: E402

RATE_GOAL = 20_000
LABELS = 28


def rows(folder, rounds):
    training, truths, texts = texts_to_measure()
    path = folder / "texts.txt"
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    predict = fitted(training, truths, np.arange(len(training)), "words")
    peers, ours = in_turns(
        rounds, lambda: run_here(lambda: predict(texts), 1), lambda: run_bench("text", path, 1))
    row = Row(
        f"emotion in words, {len(texts)} short texts", "s", [run.cpu for run in ours], [run.cpu for run in peers],
        f"scikit-learn {sklearn.__version__}, TF-IDF of words 1-2 and logistic regression")
    rate = len(texts) / median(row.nunchi)
    row.goal, row.met = f"≥ {RATE_GOAL} texts/s (here {rate:.0f})", judged(RATE_GOAL, rate)
    yield row
    yield Row("the same, peak memory", "MB", [run.peak / 1e6 for run in ours])


def texts_to_measure():
    """Texts to train the peer on with their labels, and texts to measure: GoEmotions where it is, else made ones."""
    data = data_folder()
    source = data / "text" / "goemotions" if data else None
    if source and source.is_dir():
        training, truths = read(source / "train.tsv.gz", 10_000)
        return training, truths, read(source / "dev.tsv.gz", None)[0]
    random = np.random.default_rng(1)
    words = ["".join(random.choice(list("abcdefghijklmnoprstuvwy"), random.integers(2, 9))) for _ in range(5_000)]
    texts = [" ".join(random.choice(words, random.integers(4, 25))) for _ in range(8_000)]
    truths = np.zeros((3_000, LABELS), dtype=np.int8)
    truths[np.arange(3_000), np.arange(3_000) % LABELS] = 1
    return texts[:3_000], truths, texts[3_000:]


def read(path, count):
    """The first texts of a table, and their labels as rows of 0 and 1."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][:count]
    truths = np.zeros((len(rows), LABELS), dtype=np.int8)
    for row, fields in enumerate(rows):
        truths[row, [int(index) for index in fields[1].split(",")]] = 1
    return [fields[0] for fields in rows], truths
