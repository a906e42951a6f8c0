"""Chooses the feature set `nunchi` by accuracy inside training folds: `scripts/choose-features`.

Candidates are all values of the given utterance sets. Inside a training part, values are ranked by their weight in a ridge
classifier of all of them (as a rank within each corpus, averaged); one that says what a better one has said (|r| > 0.95) is
passed over. As few are kept as come within a hundredth of the best recall of a ridge classifier on speakers left out of the
training part. What is printed comes from speakers that had no part in the choice; the set itself is then chosen from all.
"""

import csv
import subprocess
import sys
import tempfile
import textwrap
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import recall_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from harness import BUILT, ROOT, data_folder

CORPORA = ["emodb", "ravdess", "korean", "amharic"]
SIZES = [100, 200, 400, 600, 900, 1200]
SETS = ["acoustic", "egemaps"]
LIMIT = 0.95
MARGIN = 0.01


class Corpus:
    """One corpus: values, emotions, speakers."""

    def __init__(self, folder, work):
        self.names, self.columns, values = [], {}, []
        for name in SETS:
            table = features(folder, name, work)
            self.columns[name] = list(range(len(self.names), len(self.names) + len(table["names"])))
            self.names += [str(column) for column in table["names"]]
            values.append(table["features"])
        with open(folder / "manifest.tsv", encoding="utf-8") as lines:
            rows = {str(folder / row["file"]): row for row in csv.DictReader(lines, delimiter="\t")}
        known = [index for index, source in enumerate(table["sources"]) if source in rows]
        rows = [rows[table["sources"][index]] for index in known]
        self.name = folder.name
        self.values = np.concatenate(values, axis=1)[known].astype(np.float64)
        self.emotions = np.array([row["label"] for row in rows])
        self.speakers = np.array([row["speaker"] for row in rows])


def features(folder, name, work):
    """The values of a set for every recording below a folder."""
    archive = work / f"{folder.name}-{name}.npz"
    subprocess.run(
        [BUILT / "nunchi", "features", folder, "--set", name, "--output", archive, "--quiet"], check=True)
    return np.load(archive)


def recall(train, test, corpus, columns):
    """Mean recall over the emotions of `test`, learned from `train`."""
    scaler = StandardScaler().fit(corpus.values[train][:, columns])
    # As strong as the values are many, so that sets of any size are treated alike.
    model = RidgeClassifier(alpha=2.0 * len(columns), class_weight="balanced")
    model.fit(scaler.transform(corpus.values[train][:, columns]), corpus.emotions[train])
    found = model.predict(scaler.transform(corpus.values[test][:, columns]))
    present = np.unique(corpus.emotions[test])
    return recall_score(corpus.emotions[test], found, labels=present, average="macro", zero_division=0)


def ranking(parts):
    """Columns, best first, without those that repeat a better one. `parts` are pairs of a corpus and its rows."""
    ranks, standard = [], []
    for corpus, rows in parts:
        values = StandardScaler().fit_transform(corpus.values[rows])
        model = RidgeClassifier(alpha=2.0 * values.shape[1], class_weight="balanced").fit(values, corpus.emotions[rows])
        ranks.append(np.argsort(np.argsort(-np.square(model.coef_).sum(axis=0))))
        standard.append(values)
    order = np.argsort(np.mean(ranks, axis=0), kind="stable")
    standard = np.concatenate(standard)
    standard /= np.maximum(np.linalg.norm(standard, axis=0), 1e-12)
    kept = []
    for column in order:
        if not np.any(standard[:, column]) or (
                kept and np.abs(standard[:, kept].T @ standard[:, column]).max() > LIMIT):
            continue
        kept.append(int(column))
        if len(kept) == max(SIZES):
            break
    return kept


def folds(corpus, rows, count):
    """Groups of speakers, as pairs of rows to learn from and rows to test."""
    groups = corpus.speakers[rows]
    splitter = GroupKFold(min(count, len(set(groups))))
    return [(rows[a], rows[b]) for a, b in splitter.split(rows, groups=groups)]


def best_size(parts):
    """The least number of values whose recall on left-out speakers, averaged over the corpora, is within MARGIN of the best."""
    recalls = np.zeros(len(SIZES))
    for fold in range(4):
        inner = [folds(corpus, rows, 4)[fold] for corpus, rows in parts]
        order = ranking([(corpus, train) for (corpus, _), (train, _) in zip(parts, inner)])
        for index, size in enumerate(SIZES):
            recalls[index] += sum(
                recall(train, test, corpus, order[:size]) for (corpus, _), (train, test) in zip(parts, inner))
    recalls /= 4 * len(parts)
    return SIZES[int(np.argmax(recalls >= recalls.max() - MARGIN))]


def measure(corpora):
    """Five groups of speakers of every corpus, each in turn unheard by choice and classifier."""
    everything = np.arange(len(corpora[0].names))
    table = {corpus.name: {"chosen": [], "all": [], **{name: [] for name in SETS}} for corpus in corpora}
    sizes = []
    for fold in range(5):
        outer = [folds(corpus, np.arange(len(corpus.emotions)), 5)[fold] for corpus in corpora]
        parts = [(corpus, train) for corpus, (train, _) in zip(corpora, outer)]
        size = best_size(parts)
        columns = ranking(parts)[:size]
        sizes.append(size)
        for corpus, (train, test) in zip(corpora, outer):
            row = table[corpus.name]
            row["chosen"].append(recall(train, test, corpus, columns))
            row["all"].append(recall(train, test, corpus, everything))
            for name in SETS:
                row[name].append(recall(train, test, corpus, corpus.columns[name]))
        print(f"fold {fold + 1} of 5: {size} values", file=sys.stderr)
    return table, sizes


SOURCE = ROOT / "Sources/VoiceEmotion/Features/NunchiFeatureNames.swift"
DOCUMENT = ROOT / "docs" / "feature-choice.md"

SWIFT = """/// The values of `NunchiFeatures`, in order. Written by `scripts/choose-features`.
let nunchiFeatureNames = \"\"\"
    {names}
    \"\"\".split(whereSeparator: \\.isWhitespace).map(String.init)
"""

TEXT = """# The feature set `nunchi`

Written by `scripts/choose-features`; a run writes it anew, and the names in the program.

Of the {candidates} values of the sets {sets}, {count} are kept. Inside a training part, values are ranked by their weight
in a linear classifier of all of them (as a rank within each corpus, averaged); one that repeats a better one (|r| > {limit}) is
passed over; as few are kept as come within {margin} of the best recall on speakers left out of the training part. In the five folds
below that was {sizes} values.

Mean recall over the emotions (UAR) of a linear classifier (ridge), five groups of speakers, none of whom had a part in the choice
or the training:

{table}

Chosen from these corpora, the set is no test of itself on them: the figures are of choices made anew in every fold.
"""


def main():
    warnings.simplefilter("ignore")
    folder = data_folder()
    if folder is None:
        raise SystemExit("choose-features: needs the data sets; set NUNCHI_DATA to their folder")
    with tempfile.TemporaryDirectory() as work:
        corpora = [Corpus(folder / name, Path(work)) for name in CORPORA]
    table, sizes = measure(corpora)
    everything = [(corpus, np.arange(len(corpus.emotions))) for corpus in corpora]
    columns = ranking(everything)[:best_size(everything)]
    names = [corpora[0].names[column] for column in sorted(columns)]
    SOURCE.write_text(SWIFT.format(names="\n    ".join(textwrap.wrap(" ".join(names), 116, break_on_hyphens=False))), encoding="utf-8")
    kinds = ["chosen", "all", *SETS]
    lines = [
        "| corpus | clips | classes | " + " | ".join(kinds) + " |", "|" + "---|" * (len(kinds) + 3),
        *(f"| {corpus.name} | {len(corpus.emotions)} | {len(set(corpus.emotions))} | "
          + " | ".join(f"{np.mean(table[corpus.name][kind]):.3f}" for kind in kinds) + " |" for corpus in corpora),
    ]
    DOCUMENT.write_text(
        TEXT.format(
            candidates=len(corpora[0].names), sets=" and ".join(f"`{name}`" for name in SETS), count=len(names), limit=LIMIT,
            margin=MARGIN, sizes=", ".join(map(str, sizes)), table="\n".join(lines)), encoding="utf-8")
    print("\n".join(lines))
    print(f"wrote {SOURCE.relative_to(ROOT)} and {DOCUMENT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
