"""Computes the golden files of losses with PyTorch: value and gradient with respect to the logits.

    python losses.py          (needs torch, numpy, safetensors)
"""
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file
from torch.nn import functional

HERE = pathlib.Path(__file__).parent
ROWS, CLASSES = 7, 5


def focal(logits, shares, focus, weights, smoothing, allowed):
    """Lin and others (2017), each class by its share."""
    logits = logits.masked_fill(~allowed, float("-inf"))
    logs = functional.log_softmax(logits, dim=1).masked_fill(~allowed, 0)
    smooth = (1 - smoothing) * shares + smoothing * allowed / allowed.sum(dim=1, keepdim=True)
    return -(smooth * weights * (1 - logs.exp()).pow(focus) * logs * allowed).sum(dim=1)


def main():
    rng = np.random.default_rng(11)
    base = torch.from_numpy((3 * rng.standard_normal((ROWS, CLASSES))).astype(np.float32))
    targets = torch.from_numpy(rng.integers(0, CLASSES, ROWS))
    hard = functional.one_hot(targets, CLASSES).float()
    shares = torch.from_numpy(rng.dirichlet(np.ones(CLASSES), ROWS).astype(np.float32))
    weights = torch.tensor([0.5, 1.0, 2.0, 1.5, 0.25])
    sample = torch.from_numpy(rng.uniform(0, 2, ROWS).astype(np.float32))
    mask = torch.from_numpy((rng.uniform(size=(ROWS, CLASSES)) < 0.6) | (hard.numpy() > 0))
    everything = torch.ones(ROWS, CLASSES, dtype=torch.bool)
    cases = {
        # PyTorch's own, whose mean over shares is one over rows.
        "soft": lambda z: functional.cross_entropy(z, shares),
        "soft_weighted": lambda z: functional.cross_entropy(z, shares, weight=weights, label_smoothing=0.1),
        "focal": lambda z: focal(z, hard, 2.0, torch.ones(CLASSES), 0.0, everything).mean(),
        "focal_half": lambda z: focal(z, hard, 0.5, weights, 0.0, everything).sum() / weights[targets].sum(),
        "focal_masked": lambda z: (sample * focal(z, hard, 1.5, weights, 0.1, mask)).sum()
        / (sample * weights[targets]).sum(),
        "focal_soft": lambda z: focal(z, shares, 2.0, weights, 0.05, everything).mean(),
    }
    tensors = {"logits": base, "targets": targets, "shares": shares, "class_weights": weights,
               "sample_weights": sample, "class_mask": mask.float()}
    for name, loss in cases.items():
        logits = base.clone().requires_grad_()
        value = loss(logits)
        value.backward()
        tensors[f"{name}/loss"], tensors[f"{name}/gradient"] = value, logits.grad
    tensors = {key: np.ascontiguousarray(value.detach().numpy()) for key, value in tensors.items()}
    save_file(tensors, HERE / "losses.safetensors", metadata={"case": "losses", "torch": torch.__version__})


if __name__ == "__main__":
    main()
