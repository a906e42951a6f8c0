"""TF-IDF and logistic regression of scikit-learn: what `nunchi text evaluate --baseline PYTHON` measures beside the model.

text_baseline.py FOLDER OUTPUT LABELS SEED [words|letters] reads FOLDER/train.tsv and FOLDER/test.tsv (text, labels' indices joined by
commas), chooses each label's threshold on held-out training texts (a tenth; with letters thirds in turn), and writes its
predictions as JSON.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.multiclass import OneVsRestClassifier


KINDS = {"words": "words 1-2", "letters": "letters 1-4 within words"}


def main(folder, output, labels, seed, analyzer="words"):
    texts, truths = read(Path(folder) / "train.tsv", labels)
    test, _ = read(Path(folder) / "test.tsv", labels)
    kept, held = train_test_split(np.arange(len(texts)), test_size=0.1, random_state=seed)
    if analyzer == "words":
        held_out = fitted(texts, truths, kept, analyzer)([texts[index] for index in held])
    else:
        # Few texts: thresholds from all of them, a third left out in turn.
        held = np.arange(len(texts))
        held_out = np.zeros((len(texts), labels))
        for third in range(3):
            predict = fitted(texts, truths, held[held % 3 != third], analyzer)
            held_out[held % 3 == third] = predict(texts[third::3])
    thresholds = best_thresholds(held_out, truths[held])
    probabilities = fitted(texts, truths, np.arange(len(texts)), analyzer)(test)
    result = {
        "name": f"scikit-learn {sklearn.__version__}, TF-IDF of {KINDS[analyzer]} and logistic regression",
        "chosen": [np.flatnonzero(row >= thresholds).tolist() for row in probabilities],
        "probabilities": np.round(probabilities, 6).tolist(),
    }
    Path(output).write_text(json.dumps(result), encoding="utf-8")


def read(path, labels):
    """The texts of a table, and their labels as rows of 0 and 1."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
    texts, truths = [], np.zeros((len(lines), labels), dtype=np.int8)
    for row, line in enumerate(lines):
        text, indices = line.rsplit("\t", 1)
        texts.append(text)
        truths[row, [int(index) for index in indices.split(",") if index]] = 1
    return texts, truths


def fitted(texts, truths, rows, analyzer):
    """A function from texts to probabilities, fitted to some of the texts."""
    kind = {"ngram_range": (1, 2)} if analyzer == "words" else {"analyzer": "char_wb", "ngram_range": (1, 4)}
    vectors = TfidfVectorizer(min_df=2, sublinear_tf=True, **kind)
    table = vectors.fit_transform([texts[row] for row in rows])
    model = OneVsRestClassifier(LogisticRegression(C=5 if analyzer == "words" else 2, solver="liblinear"))
    model.fit(table, truths[rows])
    return lambda others: model.predict_proba(vectors.transform(others))


def best_thresholds(probabilities, truths):
    """For each label the threshold of the highest F1."""
    thresholds = np.full(truths.shape[1], 0.5)
    for label in range(truths.shape[1]):
        order = np.argsort(-probabilities[:, label], kind="stable")
        hits = np.cumsum(truths[order, label])
        if hits[-1] > 0:
            f1 = 2 * hits / (np.arange(1, len(order) + 1) + hits[-1])
            thresholds[label] = probabilities[order[np.argmax(f1)], label]
    return thresholds


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:6])
