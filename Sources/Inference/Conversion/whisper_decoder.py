"""Whisper's decoder as ONNX, in the form sherpa-onnx reads, with the attention that its word times come from."""

import numpy

from graph import FLOAT, INT64, MICROSOFT, Graph
from whisper_layers import HEAD_SIZE, HEADS, LAYERS, STATE, ZERO, Layers, quantised


def decoder(variables, alignment_heads, suppressed):
    """int8: the next token's logits, the longer past, and the weights of the alignment heads.

    sherpa-onnx begins with a past of zeros for the longest text and hands each step's outputs to the next; only the first
    `offset` moments of what comes in are read, so the past that goes out is as short as the text is.
    """
    graph = Graph("whisper-base-decoder")
    layers = Layers(graph, variables, integer=True)
    tokens = graph.input("tokens", INT64, [1, "count"])
    past_keys = graph.input("in_n_layer_self_k_cache", FLOAT, [LAYERS, 1, "past", STATE])
    past_contents = graph.input("in_n_layer_self_v_cache", FLOAT, [LAYERS, 1, "past", STATE])
    memory_keys = graph.input("n_layer_cross_k", FLOAT, [LAYERS, HEADS, HEAD_SIZE, "time"])
    memory_contents = graph.input("n_layer_cross_v", FLOAT, [LAYERS, HEADS, "time", HEAD_SIZE])
    offset = graph.input("offset", INT64, [1])

    table, scales = quantised(layers.floats("decoder/embeddings/weight"))
    # One table for the words that come in and for those that go out.
    table, scales = graph.weight(table.T), graph.weight(scales)

    end = graph.op("Add", offset, graph.op("Shape", tokens, start=1, end=2))
    positions = graph.weight(layers.floats("decoder/position_encodings/encodings"))
    columns = graph.op("Gather", table, tokens, axis=1)
    rows = graph.op("Cast", graph.op("Transpose", columns, perm=[1, 2, 0]), to=FLOAT)
    rows = graph.op("Sub", rows, graph.scalar(float(ZERO)))
    scale = graph.op("Unsqueeze", graph.op("Gather", scales, tokens, axis=0), graph.integers(-1))
    value = graph.op("Mul", rows, scale)
    value = graph.op("Add", value, graph.op("Slice", positions, offset, end, graph.integers(0)))

    mask = causal_mask(graph, offset, end)
    pasts = [
        graph.op("Split", graph.op("Slice", past, graph.integers(0), offset, graph.integers(2)), axis=0,
                 outputs=LAYERS, num_outputs=LAYERS)
        for past in (past_keys, past_contents)
    ]
    memories = [
        graph.op("Split", memory, axis=0, outputs=LAYERS, num_outputs=LAYERS)
        for memory in (memory_keys, memory_contents)
    ]
    new_keys, new_contents, alignments = [], [], []
    for layer in range(LAYERS):
        name = f"decoder/layer_{layer}"
        normal = layers.normalised(value, f"{name}/self_attention")
        together = layers.linear(normal, f"{name}/self_attention/linear_0")
        query, key, content = graph.op("Split", together, axis=-1, outputs=3, num_outputs=3)
        key, content = (
            graph.op("Concat", graph.op("Squeeze", past[layer], graph.integers(0)), new, axis=1)
            for past, new in zip(pasts, (key, content)))
        mixed = graph.op(
            "MultiHeadAttention", query, key, content, "", "", mask, domain=MICROSOFT, num_heads=HEADS)
        value = graph.op("Add", value, layers.linear(mixed, f"{name}/self_attention/linear_1"))
        new_keys.append(key)
        new_contents.append(content)

        normal = layers.normalised(value, f"{name}/attention")
        query = layers.in_heads(layers.linear(normal, f"{name}/attention/linear_0", factor=HEAD_SIZE**-0.5))
        weights = graph.op("Softmax", graph.op("MatMul", query, memories[0][layer]), axis=-1)
        mixed = layers.from_heads(graph.op("MatMul", weights, memories[1][layer]))
        value = graph.op("Add", value, layers.linear(mixed, f"{name}/attention/linear_2"))
        value = layers.feed_forward(value, name)
        heads = [head for at, head in alignment_heads if at == layer]
        if heads:
            alignments.append(graph.op("Gather", weights, graph.integers(*heads), axis=1))

    # The last token's logits are the only ones read.
    value = graph.op("Slice", value, graph.integers(-1), graph.integers(2**31), graph.integers(1))
    value = layers.normalised(value, "decoder")
    barred = numpy.zeros(len(variables["decoder/embeddings/weight"]), numpy.float32)
    barred[list(suppressed)] = -1e9
    logits = layers.multiplied(value, table, scales, graph.weight(barred))
    graph.output(logits, "logits", FLOAT, [1, 1, len(barred)])
    for name, parts in (("out_n_layer_self_k_cache", new_keys), ("out_n_layer_self_v_cache", new_contents)):
        stacked = graph.op("Unsqueeze", graph.op("Concat", *parts, axis=0), graph.integers(1))
        graph.output(stacked, name, FLOAT, [LAYERS, 1, "length", STATE])
    graph.output(
        graph.op("Concat", *alignments, axis=1), "cross_attention_weights", FLOAT,
        [1, len(alignment_heads), "count", "time"])
    return graph.model()


def causal_mask(graph, offset, end):
    """[1, 1, count, length]: 0 where a token may look, else a large negative number."""
    zero, one = graph.scalar(0, numpy.int64), graph.scalar(1, numpy.int64)
    first, last = (graph.op("Squeeze", value, graph.integers(0)) for value in (offset, end))
    looking = graph.op("Unsqueeze", graph.op("Range", first, last, one), graph.integers(1))
    seen = graph.op("Unsqueeze", graph.op("Range", zero, last, one), graph.integers(0))
    mask = graph.op("Where", graph.op("LessOrEqual", seen, looking), graph.scalar(0.0), graph.scalar(-1e9))
    return graph.op("Unsqueeze", mask, graph.integers(0, 1))
