"""Computes the golden files of the speech encoders.

    python generate.py          (needs numpy, onnx, onnxruntime, faster-whisper)

clip.npy and clip_mel.npy: a made-up sound, and Whisper's mel levels of it and of a second of silence after it, by
faster-whisper's feature extractor, which follows OpenAI's definition.

tiny_whisper.onnx: an encoder of Whisper's form with random weights, written by the package's own conversion;
tiny_whisper.npy: its states after layers 1 to 3 for clip_mel, by onnxruntime.

samples_encoder.onnx, masked_encoder.onnx, mel_encoder.onnx: small networks with the inputs and outputs of foreign
encoders; `*_states.npy`: their last states for the clip, by onnxruntime.
"""
import pathlib
import sys

import numpy as np
import onnxruntime
from faster_whisper.feature_extractor import FeatureExtractor
from onnx import TensorProto, helper, numpy_helper, save

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Sources/Inference/Conversion"))

import whisper_encoder  # noqa: E402
import whisper_layers  # noqa: E402

FEATURES, HEADS, HIDDEN, LAYERS, LONGEST = 16, 2, 24, 3, 100


def clip():
    """0.51 s of a gliding tone with noise, at 16 kHz."""
    random = np.random.default_rng(5)
    time = np.arange(8160) / 16_000
    tone = 0.3 * np.sin(2 * np.pi * (180 * time + 90 * time**2)) * np.sin(7 * time) ** 2
    return (tone + 0.01 * random.standard_normal(time.size)).astype(np.float32)


def tiny_variables():
    """Random weights under the names that the conversion knows."""
    random = np.random.default_rng(6)
    names = {"encoder/conv1/weight": (FEATURES, 80, 3), "encoder/conv2/weight": (FEATURES, FEATURES, 3)}
    for layer in range(LAYERS):
        name = f"encoder/layer_{layer}"
        names |= {
            f"{name}/self_attention/linear_0/weight": (3 * FEATURES, FEATURES),
            f"{name}/self_attention/linear_1/weight": (FEATURES, FEATURES),
            f"{name}/ffn/linear_0/weight": (HIDDEN, FEATURES),
            f"{name}/ffn/linear_1/weight": (FEATURES, HIDDEN),
        }
        for part in ("self_attention", "ffn"):
            names |= {f"{name}/{part}/layer_norm/{end}": (FEATURES,) for end in ("gamma", "beta")}
    for name in list(names):
        if name.endswith("/weight"):
            names[name.removesuffix("weight") + "bias"] = names[name][:1]
    names["encoder/position_encodings/encodings"] = (LONGEST, FEATURES)
    variables = {}
    for name, shape in names.items():
        size = np.prod(shape[1:]) ** -0.5 if len(shape) > 1 else 0.3
        variables[name] = (size * random.standard_normal(shape) + (name.endswith("gamma"))).astype(np.float32)
    return variables


def tiny_whisper(mel):
    for module in (whisper_layers, whisper_encoder):
        module.HEADS, module.HEAD_SIZE, module.STATE, module.LAYERS = HEADS, FEATURES // HEADS, FEATURES, LAYERS
    model = whisper_encoder.feature_encoder(tiny_variables())
    save(model, HERE / "tiny_whisper.onnx")
    session = onnxruntime.InferenceSession(HERE / "tiny_whisper.onnx")
    np.save(HERE / "tiny_whisper.npy", np.concatenate(session.run(None, {"mel": mel[None]})))


def foreign(name, inputs, nodes, outputs, weights, given):
    """Writes a network and its last output for the inputs given."""
    value = lambda item: helper.make_tensor_value_info(*item)  # noqa: E731
    made = helper.make_graph(
        nodes, name, [value(item) for item in inputs], [value(item) for item in outputs],
        [numpy_helper.from_array(array, key) for key, array in weights.items()])
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="test")
    save(model, HERE / f"{name}.onnx")
    session = onnxruntime.InferenceSession(HERE / f"{name}.onnx")
    np.save(HERE / f"{name}_states.npy", session.run([outputs[-1][0]], given)[0][0])


def main():
    sound = clip()
    np.save(HERE / "clip.npy", sound)
    mel = FeatureExtractor(feature_size=80)(sound, padding=16_000).astype(np.float32)
    np.save(HERE / "clip_mel.npy", mel)
    tiny_whisper(mel)

    random = np.random.default_rng(8)
    normalised = ((sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)).astype(np.float32)[None]
    states = lambda name, width: (name, TensorProto.FLOAT, [1, "time", width])  # noqa: E731
    node = helper.make_node
    kernel = (random.standard_normal((4, 1, 400)) / 20).astype(np.float32)
    mix = random.standard_normal((4, 4)).astype(np.float32)
    head = [
        node("Unsqueeze", ["heard", "axis"], ["channel"]),
        node("Conv", ["channel", "kernel"], ["bands"], kernel_shape=[400], strides=[320]),
        node("Transpose", ["bands"], ["first"], perm=[0, 2, 1]),
        node("MatMul", ["first", "mix"], ["mixed"]), node("Tanh", ["mixed"], ["second"]),
    ]
    weights = {"axis": np.array([1]), "kernel": kernel, "mix": mix}
    copies = [node("Identity", ["first"], ["hidden_1"]), node("Identity", ["second"], ["hidden_2"])]
    foreign(
        "samples_encoder", [("input_values", TensorProto.FLOAT, [1, "samples"])],
        [node("Identity", ["input_values"], ["heard"])] + head + copies, [states("hidden_1", 4), states("hidden_2", 4)],
        weights, {"input_values": normalised})
    foreign(
        "masked_encoder",
        [("input_values", TensorProto.FLOAT, ["batch", "samples"]), ("attention_mask", TensorProto.INT64, ["batch", "samples"])],
        [node("Cast", ["attention_mask"], ["kept"], to=1), node("Mul", ["input_values", "kept"], ["heard"])] + head
        + [node("Identity", ["second"], ["last_hidden_state"])],
        [states("last_hidden_state", 4)], weights,
        {"input_values": normalised, "attention_mask": np.ones(normalised.shape, np.int64)})
    # Whisper's mel levels, filled up to a fixed number of frames.
    filled = FeatureExtractor(feature_size=80)(sound, padding=200 * 160 - sound.size).astype(np.float32)[None]
    kernel = (random.standard_normal((4, 80, 3)) / 5).astype(np.float32)
    foreign(
        "mel_encoder", [("input_features", TensorProto.FLOAT, [1, 80, 200])],
        [
            node("Conv", ["input_features", "kernel"], ["bands"], kernel_shape=[3], strides=[2], pads=[1, 1]),
            node("Transpose", ["bands"], ["hidden_states.0"], perm=[0, 2, 1]),
            node("MatMul", ["hidden_states.0", "mix"], ["hidden_states.1"]),
        ], [states("hidden_states.0", 4), states("hidden_states.1", 4)],
        {"kernel": kernel, "mix": mix}, {"input_features": filled})


if __name__ == "__main__":
    main()
