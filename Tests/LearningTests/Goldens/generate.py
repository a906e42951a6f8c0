"""Computes the golden files of LearningTests with scikit-learn, NumPy and SciPy.

    python generate.py          (needs scikit-learn 1.9, numpy, scipy)

Rows are drawn by a rule that the goldens carry along, so that the Swift tests read what scikit-learn saw. The versions that
computed them are in versions.txt. Settings are repeated in the Swift test of the same name.
"""
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.mixture import GaussianMixture
from sklearn.svm import SVC

HERE = pathlib.Path(__file__).parent
warnings.filterwarnings("ignore")


def save(name, array):
    array = np.ascontiguousarray(array)
    np.save(HERE / f"{name}.npy", array.astype("<i4") if array.dtype.kind in "iu" else array)


def blobs(rows, columns, classes, spread, seed):
    """Classes of unequal sizes around centres."""
    rng = np.random.default_rng(seed)
    labels = np.minimum(rng.integers(0, classes + 1, rows), classes - 1)
    centres = rng.standard_normal((classes, columns)) * spread
    return (centres[labels] + rng.standard_normal((rows, columns))).astype(np.float32), labels


def balanced(labels):
    counts = np.bincount(labels)
    return {label: np.float32(len(labels) / (len(counts) * count)) for label, count in enumerate(counts)}


def logistic(name, x, y, test, c, weights=None, samples=None):
    model = LogisticRegression(C=c, class_weight=weights, tol=1e-10, max_iter=20000)
    model.fit(x.astype(float), y, sample_weight=samples)
    save(f"{name}_probabilities", model.predict_proba(test.astype(float)))
    save(f"{name}_coefficients", model.coef_)
    save(f"{name}_intercepts", model.intercept_)


def make_logistic():
    x, y = blobs(160, 12, 4, 0.8, 1)
    save("tall_rows", x), save("tall_labels", y)
    logistic("logistic_tall", x[:120], y[:120], x[120:], 0.5)
    logistic("logistic_balanced", x[:120], y[:120], x[120:], 0.5, balanced(y[:120]))
    logistic("logistic_weighted", x[:120], y[:120], x[120:], 0.5, samples=(1 + np.arange(120) % 3) / 2)
    logistic("logistic_two", x[:120], (y[:120] > 1).astype(int), x[120:], 2.0)
    x, y = blobs(60, 200, 3, 0.25, 2)
    save("wide_rows", x), save("wide_labels", y)
    logistic("logistic_wide", x[:40], y[:40], x[40:], 0.1)
    logistic("logistic_wide_free", x[:40], y[:40], x[40:], 10.0)


def make_svm():
    x, y = np.load(HERE / "tall_rows.npy"), np.load(HERE / "tall_labels.npy")
    train, test = x[:120].astype(float), x[120:].astype(float)
    for kernel in ["linear", "rbf"]:
        for name, weights in [("", None), ("_balanced", balanced(y[:120]))]:
            model = SVC(kernel=kernel, C=1.5, class_weight=weights, tol=1e-7, decision_function_shape="ovo")
            model.fit(train, y[:120])
            save(f"svm_{kernel}{name}_decisions", model.decision_function(test))
            save(f"svm_{kernel}{name}_supports", np.sort(model.support_))
    model = SVC(kernel="rbf", C=1.5, tol=1e-7, decision_function_shape="ovo", probability=True, random_state=1)
    model.fit(train, y[:120])
    save("svm_sigmoids", np.stack([model.probA_, model.probB_]))
    save("svm_coupled", model.predict_proba(test))


def make_forest():
    x, y = blobs(700, 20, 5, 0.7, 3)
    save("forest_rows", x), save("forest_labels", y)
    model = RandomForestClassifier(300, oob_score=True, random_state=0).fit(x[:400], y[:400])
    right = [(model.predict(x[400:]) == y[400:]).mean(), model.oob_score_]
    save("forest_accuracies", np.array(right))
    save("forest_probabilities", model.predict_proba(x[400:]))


def make_mixture():
    rng = np.random.default_rng(4)
    x = np.concatenate([rng.standard_normal((90, 4)) * s + m for s, m in [(1, 0), (0.5, 3), (2, -3)]])
    x = (x @ (np.eye(4) + 0.3 * rng.standard_normal((4, 4)))).astype(np.float32)
    save("mixture_rows", x)
    means = x[[5, 100, 200]].astype(float)
    for kind in ["diag", "full"]:
        precisions = np.ones((3, 4)) if kind == "diag" else np.stack([np.eye(4)] * 3)
        for steps in [1, 25]:
            model = GaussianMixture(
                3, covariance_type=kind, means_init=means, weights_init=np.ones(3) / 3, precisions_init=precisions,
                max_iter=steps, tol=0, reg_covar=1e-6)
            model.fit(x.astype(float))
            save(f"mixture_{kind}_{steps}_likelihoods", model.score_samples(x.astype(float)))
            save(f"mixture_{kind}_{steps}_means", model.means_)


def make_statistics():
    rng = np.random.default_rng(5)
    logits = rng.standard_normal((300, 4)) * 3
    labels = np.array([rng.choice(4, p=np.exp(row / 2.5) / np.exp(row / 2.5).sum()) for row in logits])
    save("calibration_logits", logits), save("calibration_labels", labels)
    def loss(log_temperature):
        scaled = logits / np.exp(log_temperature)
        scaled = scaled - scaled.max(1, keepdims=True)
        return -(scaled[np.arange(300), labels] - np.log(np.exp(scaled).sum(1))).mean()
    best = scipy.optimize.minimize_scalar(loss, bounds=(-3, 3), method="bounded", options={"xatol": 1e-12})
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    top, right = shares.max(1), shares.argmax(1) == labels
    error = 0
    for low in np.arange(10) / 10:
        inside = (top > low) & (top <= low + 0.1)
        if inside.any():
            error += inside.mean() * abs(top[inside].mean() - right[inside].mean())
    brier = brier_score_loss(labels, shares, labels=[0, 1, 2, 3], scale_by_half=False)
    save("calibration_figures", np.array([np.exp(best.x), loss(best.x), error, brier]))
    pairs = [(10, 2), (5, 5), (0, 7), (1, 0), (40, 22), (700, 600)]
    save("mcnemar", np.array([[a, b, stats.binomtest(a, a + b).pvalue] for a, b in pairs]))


if __name__ == "__main__":
    make_logistic()
    make_svm()
    make_forest()
    make_mixture()
    make_statistics()
    (HERE / "versions.txt").write_text(
        f"scikit-learn {sklearn.__version__}\nnumpy {np.__version__}\nscipy {scipy.__version__}\n")
