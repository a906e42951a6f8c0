"""Writes sense-voice/model.onnx and tokens.txt, a toy with the signature of SenseVoice: python3 sense_voice.py

Needs numpy and onnx. Inputs, outputs and notes are those of the exported model that sherpa-onnx reads: sound as rows of
560 numbers (80 mel bands of 7 frames), the rows' count, the numbers of language and written form; scores of tokens, of
which the first four rows stand for language, emotion, kind of sound and written form. The weights are chance: it hears
nothing, but always hears the same in the same sound.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent / "sense-voice"
LANGUAGES = {"auto": 0, "zh": 3, "en": 4, "yue": 7, "ja": 11, "ko": 12}
WITH_FORM, WITHOUT_FORM = 14, 15
SPECIAL = ["<|zh|>", "<|en|>", "<|yue|>", "<|ja|>", "<|ko|>", "<|HAPPY|>", "<|Speech|>", "<|withitn|>", "<|woitn|>"]
PIECES = ["▁kids", "▁talk", "ing", "▁by", "▁door", "안", "녕"]
TOKENS = ["<unk>", "<s>", "</s>"] + PIECES + SPECIAL
USED = 8  # Of a row's numbers, the first few are listened to.


def one_hot(token):
    row = np.zeros(len(TOKENS), np.float32)
    row[TOKENS.index(token)] = 10
    return row


def table(rows, otherwise):
    """Rows by number, the others all alike."""
    result = np.tile(one_hot(otherwise), (16, 1))
    for number, token in rows.items():
        result[number] = one_hot(token)
    return result


random = np.random.default_rng(11)
weights = np.full((USED, len(TOKENS)), 0, np.float32)
heard = [0] + list(range(3, 3 + len(PIECES)))  # <unk> is the blank
weights[:, heard] = random.standard_normal((USED, len(heard)))
biases = np.full(len(TOKENS), -50, np.float32)
biases[heard] = 0
biases[0] = 1.5

constants = {
    "weights": weights, "biases": biases,
    "languages": table({n: f"<|{code}|>" for code, n in LANGUAGES.items() if code != "auto"}, "<|en|>"),
    "forms": table({WITH_FORM: "<|withitn|>"}, "<|woitn|>"),
    "emotion": np.stack([one_hot("<|HAPPY|>"), one_hot("<|Speech|>")])[np.newaxis],
    "first": np.array([0], np.int64), "used": np.array([USED], np.int64), "last_axis": np.array([2], np.int64),
    "one": np.array([1], np.int64),
}
nodes = [
    helper.make_node("Slice", ["x", "first", "used", "last_axis"], ["some"]),
    helper.make_node("MatMul", ["some", "weights"], ["product"]),
    helper.make_node("Add", ["product", "biases"], ["body"]),
    helper.make_node("Gather", ["languages", "language"], ["language_row"]),
    helper.make_node("Unsqueeze", ["language_row", "one"], ["language_rows"]),
    helper.make_node("Gather", ["forms", "text_norm"], ["form_row"]),
    helper.make_node("Unsqueeze", ["form_row", "one"], ["form_rows"]),
    helper.make_node("Concat", ["language_rows", "emotion", "form_rows", "body"], ["logits"], axis=1),
]
F, I32 = TensorProto.FLOAT, TensorProto.INT32
graph = helper.make_graph(
    nodes, "toy",
    [helper.make_tensor_value_info("x", F, ["N", "T", 560]), helper.make_tensor_value_info("x_length", I32, ["N"]),
     helper.make_tensor_value_info("language", I32, ["N"]), helper.make_tensor_value_info("text_norm", I32, ["N"])],
    [helper.make_tensor_value_info("logits", F, ["N", "rows", len(TOKENS)])],
    [numpy_helper.from_array(value, key) for key, value in constants.items()])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="nunchi-tests")
model.ir_version = 8
notes = {
    "model_type": "sense_voice_ctc", "comment": "a toy for tests", "version": 1, "vocab_size": len(TOKENS),
    "normalize_samples": 0, "lfr_window_size": 7, "lfr_window_shift": 6, "with_itn": WITH_FORM,
    "without_itn": WITHOUT_FORM, "neg_mean": ",".join(["-13"] * 560), "inv_stddev": ",".join(["0.5"] * 560),
} | {f"lang_{code}": number for code, number in LANGUAGES.items()}
helper.set_model_props(model, {key: str(value) for key, value in notes.items()})
FOLDER.mkdir(exist_ok=True)
onnx.checker.check_model(model)
onnx.save(model, FOLDER / "model.onnx")
(FOLDER / "tokens.txt").write_text("".join(f"{token} {n}\n" for n, token in enumerate(TOKENS)), encoding="utf-8")
