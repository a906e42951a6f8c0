"""Computes the golden files of single layers with PyTorch: result and gradients of a weighted sum.

    python layers.py          (needs torch, numpy, safetensors)

Images are stored with channels last, as the Neural room takes them; weights are PyTorch's.
"""
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn

HERE = pathlib.Path(__file__).parent


def save(name, layer, x, run, dropped=()):
    """Input, result, gradients and parameters of a layer; `run` gives the result with channels last."""
    x = torch.from_numpy(x).requires_grad_()
    y = run(x)
    weights = torch.from_numpy(np.random.default_rng(7).standard_normal(tuple(y.shape)).astype(np.float32))
    (y * weights).sum().backward()
    tensors = {"x": x, "y": y, "weights": weights, "dx": x.grad}
    for key, value in layer.named_parameters():
        if key not in dropped:
            tensors[f"parameters/{key}"], tensors[f"gradients/{key}"] = value, value.grad
    tensors = {key: np.ascontiguousarray(value.detach().numpy()) for key, value in tensors.items()}
    save_file(tensors, HERE / f"{name}.safetensors", metadata={"case": name, "torch": torch.__version__})


def last(x, axes):
    """Channels from last to first, the function, and back."""
    return x.movedim(-1, 1), lambda y: y.movedim(1, -1)


def images(name, layer, shape):
    def run(x):
        first, back = last(x, len(shape) - 2)
        return back(layer(first))

    save(name, layer, normal(shape), run)


def normal(shape, seed=3):
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def mask(lengths, times):
    return torch.arange(times)[None, :] >= torch.tensor(lengths)[:, None]


def recurrent(name, kind, bidirectional, lengths=None):
    layer = kind(5, 7, batch_first=True, bidirectional=bidirectional)

    def run(x):
        if lengths is None:
            return layer(x)[0]
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=x.shape[1])[0]

    save(name, layer, normal((3, 6, 5)), run)


def main():
    torch.manual_seed(2)
    images("conv1d", nn.Conv1d(5, 6, 3, padding=1), (2, 9, 5))
    images("conv2d", nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 0)), (2, 7, 6, 3))
    images("conv3d", nn.Conv3d(2, 3, (2, 3, 3), stride=(1, 2, 1), padding=(0, 1, 1)), (2, 4, 5, 6, 2))
    images("depthwise", nn.Conv2d(6, 6, 3, padding=1, groups=6), (2, 5, 4, 6))
    for kind in (nn.LSTM, nn.GRU):
        recurrent(kind.__name__.lower(), kind, False)
        recurrent(kind.__name__.lower() + "_both_ways", kind, True, [6, 2, 4])
    lengths = [6, 3, 5]
    attention = nn.MultiheadAttention(8, 2, batch_first=True)
    nn.init.normal_(attention.in_proj_bias)
    save("attention", attention, normal((3, 6, 8)), lambda x: attention(x, x, x, key_padding_mask=mask(lengths, 6))[0])
    for name, first in (("transformer", False), ("transformer_first", True)):
        layer = nn.TransformerEncoderLayer(
            8, 2, 12, dropout=0.0, activation="gelu" if first else "relu", batch_first=True, norm_first=first)
        save(name, layer, normal((3, 6, 8)), lambda x: layer(x, src_key_padding_mask=mask(lengths, 6)))


if __name__ == "__main__":
    main()
