"""Computes the golden files of NeuralTests with PyTorch and scikit-learn.

    python generate.py          (needs torch, scikit-learn, numpy, safetensors)

Each file holds inputs, targets, the tensors of the network before and after training, the loss of every step (or epoch)
and, in its metadata, the versions that computed it. Settings are repeated in the Swift test of the same name.
"""
import pathlib
import warnings

import numpy as np
import sklearn
import torch
from safetensors.numpy import save_file
from sklearn.neural_network import MLPClassifier
from torch import nn

HERE = pathlib.Path(__file__).parent
ROWS, FEATURES, CLASSES, BATCH, EPOCHS = 40, 12, 4, 16, 20
VERSIONS = {"torch": torch.__version__, "scikit-learn": sklearn.__version__, "numpy": np.__version__}


def save(name, tensors):
    tensors = {key: np.ascontiguousarray(value) for key, value in tensors.items()}
    save_file(tensors, HERE / f"{name}.safetensors", metadata={"case": name, **VERSIONS})


def data(seed=0, outputs=CLASSES):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((ROWS, FEATURES)).astype(np.float32)
    y = rng.integers(0, outputs, ROWS)
    return x, y


def plain():
    return nn.Sequential(nn.Linear(FEATURES, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, CLASSES))


def train(name, network, optimizer, loss=None, extra=None, schedule=None, clip=None):
    """One curve: batches in order, never shuffled."""
    x, y = data()
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y)
    initial = {f"initial/{k}": v.detach().numpy().copy() for k, v in network.state_dict().items()}
    loss = loss or (lambda logits, rows: nn.functional.cross_entropy(logits, targets[rows]))
    make = optimizer(network.parameters())
    scheduler = schedule(make) if schedule else None
    losses, rates = [], []
    for _ in range(EPOCHS):
        for start in range(0, ROWS, BATCH):
            rows = slice(start, start + BATCH)
            make.zero_grad()
            value = loss(network(inputs[rows]), rows)
            value.backward()
            if clip:
                nn.utils.clip_grad_norm_(network.parameters(), clip)
            make.step()
            losses.append(value.item())
        rates.append(make.param_groups[0]["lr"])
        if scheduler:
            scheduler.step()
    network.eval()
    final = {f"final/{k}": v.detach().numpy().copy() for k, v in network.state_dict().items()}
    with torch.no_grad():
        logits = network(inputs).numpy()
    save(name, {"inputs": x, "targets": y, "losses": np.array(losses), "rates": np.array(rates), "logits": logits,
                **(extra or {}), **initial, **final})


def torch_curves():
    torch.manual_seed(1)
    x, y = data()
    targets = torch.from_numpy(y)
    rng = np.random.default_rng(5)
    train("sgd", plain(), lambda p: torch.optim.SGD(p, lr=0.1))
    train("sgd_nesterov", plain(),
          lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-3))
    train("adam", plain(), lambda p: torch.optim.Adam(p, lr=1e-2, weight_decay=1e-3))
    train("adamw", plain(), lambda p: torch.optim.AdamW(p, lr=1e-2, weight_decay=0.1))
    train("batch_norm",
          # No bias before it: its gradient is rounding noise only, which Adam would blow up.
          nn.Sequential(nn.Linear(FEATURES, 16, bias=False), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, CLASSES)),
          lambda p: torch.optim.Adam(p, lr=1e-2))
    train("layer_norm",
          nn.Sequential(nn.Linear(FEATURES, 19), nn.LayerNorm(19), nn.GELU(), nn.Linear(19, CLASSES)),
          lambda p: torch.optim.AdamW(p, lr=1e-2))
    train("tanh_sigmoid",
          nn.Sequential(nn.Linear(FEATURES, 16), nn.Tanh(), nn.Linear(16, 8), nn.Sigmoid(), nn.Linear(8, CLASSES)),
          lambda p: torch.optim.Adam(p, lr=1e-2))

    weights = torch.tensor([0.5, 1.0, 2.0, 1.5])
    train("class_weights", plain(), lambda p: torch.optim.Adam(p, lr=1e-2),
          loss=lambda logits, rows: nn.functional.cross_entropy(
              logits, targets[rows], weight=weights, label_smoothing=0.1),
          extra={"class_weights": weights.numpy()})

    sample = torch.from_numpy(rng.uniform(0, 2, ROWS).astype(np.float32))

    def weighted(logits, rows):
        each = nn.functional.cross_entropy(logits, targets[rows], reduction="none")
        return (each * sample[rows]).sum() / sample[rows].sum()

    train("sample_weights", plain(), lambda p: torch.optim.Adam(p, lr=1e-2), loss=weighted,
          extra={"sample_weights": sample.numpy()})

    mask = (rng.uniform(size=(ROWS, CLASSES)) < 0.6).astype(np.float32)
    mask[np.arange(ROWS), y] = 1
    allowed = torch.from_numpy(mask) > 0

    def masked(logits, rows):
        logits = logits.masked_fill(~allowed[rows], float("-inf"))
        return nn.functional.cross_entropy(logits, targets[rows])

    train("class_mask", plain(), lambda p: torch.optim.Adam(p, lr=1e-2), loss=masked, extra={"class_mask": mask})
    train("clipping", plain(), lambda p: torch.optim.SGD(p, lr=0.5), clip=0.3)
    wanted = torch.from_numpy(rng.standard_normal((ROWS, CLASSES)).astype(np.float32))
    train("squared_error", plain(), lambda p: torch.optim.Adam(p, lr=1e-2),
          loss=lambda out, rows: nn.functional.mse_loss(out, wanted[rows]), extra={"wanted": wanted.numpy()})
    train("cosine", plain(), lambda p: torch.optim.SGD(p, lr=0.1),
          schedule=lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=EPOCHS, eta_min=0.01))
    train("step_decay", plain(), lambda p: torch.optim.SGD(p, lr=0.1),
          schedule=lambda o: torch.optim.lr_scheduler.StepLR(o, step_size=6, gamma=0.5))


def plateau():
    """Rates of ReduceLROnPlateau for a made-up series of losses."""
    parameter = nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=2, min_lr=0.1)
    losses = np.array([5, 4, 4, 4, 4, 3.9999, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 3.99, 2])
    rates = []
    for loss in losses:
        scheduler.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    save("plateau", {"losses": losses, "rates": np.array(rates)})


class Recorded(MLPClassifier):
    """Remembers the weights that training starts from."""

    def _initialize(self, *arguments, **named):
        super()._initialize(*arguments, **named)
        self.initial = [c.copy() for c in self.coefs_], [i.copy() for i in self.intercepts_]


def scikit_learn(name, **settings):
    # With seed 3 one gradient is nearly zero, and Adam turns the rounding of float32 into visible steps.
    x, y = data(seed=4)
    network = Recorded((16, 8), shuffle=False, random_state=0, **settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network.fit(x, y)
    tensors = {"inputs": x, "targets": y, "losses": np.array(network.loss_curve_, dtype=np.float64),
               "probabilities": network.predict_proba(x).astype(np.float32)}
    for part, (coefs, intercepts) in [("initial", network.initial), ("final", (network.coefs_, network.intercepts_))]:
        for index, (coef, intercept) in enumerate(zip(coefs, intercepts)):
            tensors[f"{part}/{2 * index}.weight"] = coef.T
            tensors[f"{part}/{2 * index}.bias"] = intercept
    save(name, tensors)


def types():
    """The number types that are read."""
    values = np.array([0, -0.0, 1, -2.5, 6.1e-5, 5.96e-8, 65504, np.inf, -np.inf], dtype=np.float64)
    from safetensors.torch import save_file as save_torch
    torch_values = torch.from_numpy(values)
    save_torch({"f64": torch_values, "f32": torch_values.float(), "f16": torch_values.half(),
                "bf16": torch_values.bfloat16(), "i64": torch.tensor([[-1, 2**40], [0, 7]]),
                "empty": torch.zeros(0, 3), "scalar": torch.tensor(2.5)},
               HERE / "types.safetensors", metadata={"case": "types", "text": "눈치 \"quoted\" \\ \n", **VERSIONS})


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch_curves()
    plateau()
    scikit_learn("mlp_adam", batch_size=25, max_iter=30, alpha=1e-2, learning_rate_init=1e-2)
    scikit_learn("mlp_sgd", solver="sgd", batch_size=25, max_iter=30, learning_rate_init=5e-2)
    scikit_learn("mlp_stops", max_iter=1000, tol=1e-2, n_iter_no_change=5, learning_rate_init=1e-2)
    types()
