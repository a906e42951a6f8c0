"""Whisper's encoder as ONNX: log-mel in, hidden states of each layer or the decoder's cross-attention memory out."""

import re

from graph import FLOAT, MICROSOFT, Graph
from whisper_layers import HEAD_SIZE, HEADS, LAYERS, STATE, Layers

BANDS = 80
LONGEST = 1500


def hidden_states(graph, layers, mel):
    """The residual stream after each layer, [1, time, state], for a log-mel [1, bands, frames] of any length up to 30 s."""
    value = mel
    for name, stride in (("encoder/conv1", 1), ("encoder/conv2", 2)):
        weight, bias = (layers.whole(f"{name}/{part}") for part in ("weight", "bias"))
        value = graph.op("Conv", value, weight, bias, kernel_shape=[3], strides=[stride], pads=[1, 1])
        value = graph.op("Gelu", value)
    value = graph.op("Transpose", value, perm=[0, 2, 1])
    # The positions of the first moments only: nothing is padded to 30 s.
    length = graph.op("Shape", value, start=1, end=2)
    table = layers.whole("encoder/position_encodings/encodings")
    positions = graph.op("Slice", table, graph.integers(0), length, graph.integers(0))
    value = graph.op("Add", value, positions)

    states = []
    for layer in range(LAYERS):
        name = f"encoder/layer_{layer}"
        value = graph.op("Add", value, self_attention(graph, layers, value, f"{name}/self_attention"))
        value = layers.feed_forward(value, name)
        states.append(value)
    return states


def self_attention(graph, layers, value, name):
    value = layers.normalised(value, name)
    together = layers.linear(value, f"{name}/linear_0")
    query, key, content = graph.op("Split", together, axis=-1, outputs=3, num_outputs=3)
    if layers.integer:
        mixed = graph.op("MultiHeadAttention", query, key, content, domain=MICROSOFT, num_heads=HEADS)
    else:
        # Plain operators: this graph is also for runtimes that know nothing of onnxruntime's own.
        keys = graph.op("Transpose", layers.in_heads(key), perm=[0, 1, 3, 2])
        query = graph.op("Mul", layers.in_heads(query), graph.scalar(HEAD_SIZE**-0.5))
        weights = graph.op("Softmax", graph.op("MatMul", query, keys), axis=-1)
        mixed = layers.from_heads(graph.op("MatMul", weights, layers.in_heads(content)))
    return layers.linear(mixed, f"{name}/linear_1")


PARTS = {
    "self_attention/layer_norm/gamma": "norm1.weight",
    "self_attention/layer_norm/beta": "norm1.bias",
    "self_attention/linear_0/weight": "self_attn.in_proj_weight",
    "self_attention/linear_0/bias": "self_attn.in_proj_bias",
    "self_attention/linear_1/weight": "self_attn.out_proj.weight",
    "self_attention/linear_1/bias": "self_attn.out_proj.bias",
    "ffn/layer_norm/gamma": "norm2.weight",
    "ffn/layer_norm/beta": "norm2.bias",
    "ffn/linear_0/weight": "linear1.weight",
    "ffn/linear_0/bias": "linear1.bias",
    "ffn/linear_1/weight": "linear2.weight",
    "ffn/linear_1/bias": "linear2.bias",
}


def parameter_name(variable):
    """The name of a variable in a network of PyTorch's `Conv1d` and `TransformerEncoderLayer`, whose layouts it has."""
    layer = re.fullmatch(r"encoder/layer_(\d+)/(.*)", variable)
    if layer:
        return f"layers.{layer[1]}.{PARTS[layer[2]]}"
    if variable == "encoder/position_encodings/encodings":
        return "positions"
    return variable.removeprefix("encoder/").replace("/", ".")


def feature_encoder(variables):
    """fp32: `mel` [1, 80, frames] to `hidden_1` ... `hidden_6`, each [1, time, 512]; its initialisers are named."""
    graph = Graph("whisper-base-encoder")
    mel = graph.input("mel", FLOAT, [1, BANDS, "frames"])
    states = hidden_states(graph, Layers(graph, variables, integer=False, named=parameter_name), mel)
    for number, state in enumerate(states, 1):
        graph.output(state, f"hidden_{number}", FLOAT, [1, "time", STATE])
    return graph.model({"model_type": "whisper-base-encoder", "encoder": "whisper", "heads": HEADS})


def memory_encoder(variables, metadata):
    """int8: `mel` to what the decoder attends to, keys [6, 8, 64, time] and values [6, 8, time, 64].

    The form is the decoder's, not the one sherpa-onnx's own export uses: it hands both on unread, and so the decoder
    need not turn them about at each word.
    """
    graph = Graph("whisper-base-memory")
    mel = graph.input("mel", FLOAT, [1, BANDS, "frames"])
    layers = Layers(graph, variables, integer=True)
    heard = layers.normalised(hidden_states(graph, layers, mel)[-1], "encoder")
    keys, contents = [], []
    for layer in range(LAYERS):
        name = f"decoder/layer_{layer}/attention/linear_1"
        key = layers.in_heads(layers.linear(heard, name, rows=slice(0, STATE)))
        keys.append(graph.op("Transpose", key, perm=[0, 1, 3, 2]))
        contents.append(layers.in_heads(layers.linear(heard, name, rows=slice(STATE, None))))
    graph.output(graph.op("Concat", *keys, axis=0), "n_layer_cross_k", FLOAT, [LAYERS, HEADS, HEAD_SIZE, "time"])
    graph.output(graph.op("Concat", *contents, axis=0), "n_layer_cross_v", FLOAT, [LAYERS, HEADS, "time", HEAD_SIZE])
    return graph.model(metadata)
