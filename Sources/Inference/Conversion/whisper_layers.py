"""What Whisper's encoder and decoder are made of, as ONNX nodes: normalisation, linear maps, attention over the own past."""

import numpy

from graph import MICROSOFT

HEADS = 8
HEAD_SIZE = 64
STATE = HEADS * HEAD_SIZE
LAYERS = 6
# The zero of the weights, which are unsigned: processors without VNNI multiply unsigned by signed bytes with 16-bit sums
# that overflow, and unsigned by unsigned without.
ZERO = 128


def quantised(weight):
    """A weight matrix [outputs, inputs] as bytes around `ZERO`, with one scale for each output."""
    scales = numpy.maximum(numpy.abs(weight).max(axis=1), 1e-8) / 127
    levels = numpy.rint(weight / scales[:, None]) + ZERO
    return levels.astype(numpy.uint8), scales.astype(numpy.float32)


class Layers:
    """Adds layers to `graph`, taking their weights from `variables`; `integer` asks for linear maps with 8-bit weights.

    `named` gives the name under which the graph keeps a variable whole, or None where the name does not matter.
    """

    def __init__(self, graph, variables, integer, named=lambda name: None):
        self.graph, self.variables, self.integer, self.named = graph, variables, integer, named

    def floats(self, name):
        return self.variables[name].astype(numpy.float32)

    def whole(self, name):
        """A variable as it is, as an initialiser."""
        return self.graph.weight(self.floats(name), self.named(name))

    def normalised(self, value, name):
        scale, shift = (self.whole(f"{name}/layer_norm/{part}") for part in ("gamma", "beta"))
        return self.graph.op("LayerNormalization", value, scale, shift, axis=-1, epsilon=1e-5)

    def linear(self, value, name, rows=slice(None), factor=1.0):
        """`factor` x (weight[rows] x value + bias[rows])."""
        graph = self.graph
        if self.named(f"{name}/weight"):
            # Kept as PyTorch keeps it, [outputs, inputs], for those who take the weights out of the file.
            turned = graph.op("Transpose", self.whole(f"{name}/weight"), perm=[1, 0])
            return graph.op("Add", graph.op("MatMul", value, turned), self.whole(f"{name}/bias"))
        weight = factor * self.floats(f"{name}/weight")[rows]
        bias = graph.weight(factor * self.floats(f"{name}/bias")[rows])
        if not self.integer:
            return graph.op("Add", graph.op("MatMul", value, graph.weight(weight.T)), bias)
        weight, scales = quantised(weight)
        return self.multiplied(value, graph.weight(weight.T), graph.weight(scales), bias)

    def multiplied(self, value, table, scales, bias):
        """`value` times a quantised table [inputs, outputs], plus `bias`; the value is made bytes on the way."""
        zero = self.graph.scalar(ZERO, numpy.uint8)
        return self.graph.op("DynamicQuantizeMatMul", value, table, scales, zero, bias, domain=MICROSOFT)

    def in_heads(self, value):
        """[1, time, state] as [1, heads, time, head size]."""
        graph = self.graph
        split = graph.op("Reshape", value, graph.integers(1, -1, HEADS, HEAD_SIZE))
        return graph.op("Transpose", split, perm=[0, 2, 1, 3])

    def from_heads(self, value):
        graph = self.graph
        joined = graph.op("Transpose", value, perm=[0, 2, 1, 3])
        return graph.op("Reshape", joined, graph.integers(1, -1, STATE))

    def feed_forward(self, value, name):
        graph = self.graph
        wide = self.linear(self.normalised(value, f"{name}/ffn"), f"{name}/ffn/linear_0")
        wide = graph.op("Gelu", wide)
        return graph.op("Add", value, self.linear(wide, f"{name}/ffn/linear_1"))
