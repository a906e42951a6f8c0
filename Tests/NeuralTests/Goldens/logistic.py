"""Computes the golden file of logistic regression with scikit-learn: python logistic.py (needs scikit-learn, safetensors)."""
import pathlib

import numpy as np
import sklearn
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

random = np.random.default_rng(4)
x = random.standard_normal((60, 5)).astype(np.float32)
y = np.argmax(x[:, :3] + random.standard_normal((60, 3)), axis=1)
weights = random.uniform(0.2, 2, 60).astype(np.float32)
tensors = {"x": x, "targets": y.astype(np.int64), "sample_weights": weights}
for name, c, weight in (("plain", 1.0, None), ("strong", 0.02, None), ("weighted", 0.5, weights)):
    model = LogisticRegression(C=c, tol=1e-10, max_iter=10000).fit(x.astype(np.float64), y, sample_weight=weight)
    tensors[f"{name}/weight"] = model.coef_.astype(np.float32)
    tensors[f"{name}/probabilities"] = model.predict_proba(x.astype(np.float64)).astype(np.float32)
save_file(tensors, pathlib.Path(__file__).parent / "logistic.safetensors", metadata={"scikit-learn": sklearn.__version__})
