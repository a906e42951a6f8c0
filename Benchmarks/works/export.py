"""ONNX export: how far the scores of exported models, run by onnxruntime, lie from those that `nunchi read` prints."""

import json
import subprocess
import sys

import numpy as np
import onnxruntime
import soundfile

from harness import BUILT, Row, judged
from inputs import voice

GOAL = 1e-4
PACKAGE = ["acoustic", "encoder", "encoder-free"]
# A recipe of each kind, as short as its form allows.
RECIPES = {
    "seed-mlp": ["--epochs", "3"],
    "seed-mel": ["--epochs", "20"],
    "acoustic": ["--epochs", "3"],
    "encoder": [],
    "encoder-robust": [],
    "logistic": [],
    "svm": [],
    "svm, radial": ["--set", "learner.kernel=radial", "--set", "learner.c=1"],
    "forest": ["--set", "learner.trees=100"],
    "gmm": ["--set", "learner.components=4"],
    "gmm, full covariances": ["--set", "learner.components=1", "--set", "learner.fullCovariance=true"],
    "cnn": ["--epochs", "2"],
    "rnn": ["--epochs", "2"],
    "transformer": ["--epochs", "2"],
    "cnn3d": ["--epochs", "2"],
    "seed-cnn-lstm": ["--epochs", "2"],
    "seed-cnn-lstm, words": ["--epochs", "2", "--task", "words"],
}


def rows(folder, rounds):
    clips = corpus(folder)
    heard = [made(folder / f"heard-{index}.wav", 7 + index, index, 0.4 + 0.7 * index) for index in range(5)]
    has_encoder = nunchi("features", heard[0], "--model", "encoder", check=False).returncode == 0
    if not has_encoder:
        print("export: models of encoder left out; needs nunchi models install whisper-base-encoder", file=sys.stderr)
    packaged = [name for name in PACKAGE if has_encoder or not name.startswith("encoder")]
    yield row("ONNX export of package models", {name: difference(folder, name, heard) for name in packaged})
    trained = {}
    for name, options in RECIPES.items():
        if not has_encoder and name.startswith("encoder"):
            continue
        model = folder / "trained.safetensors"
        nunchi("train", "--recipe", name.split(",")[0], *options, "--data", clips, "--protocol", "none", "--output", model)
        trained[name] = difference(folder, str(model), heard)
    yield row("ONNX export of a model of each recipe", trained)


def row(title, differences):
    """The largest difference of each model; each model by name on standard error."""
    for name, value in differences.items():
        print(f"export: {name} {value:.1e}", file=sys.stderr)
    return Row(
        f"{title} ({len(differences)}), largest difference of a score", "probability", list(differences.values()),
        peer_name=f"onnxruntime {onnxruntime.__version__}", goal="each ≤ 1e-4",
        met=judged(max(differences.values()), GOAL))


def difference(folder, model, clips):
    """The largest difference of a score over some clips."""
    nunchi("export", model, "--output", folder / "model.onnx")
    nunchi("features", *clips, "--model", model, "--output", folder / "inputs.npz")
    inputs = np.load(folder / "inputs.npz")
    session = onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])
    classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
    readings = nunchi("read", *clips, "--model", model, "--json").stdout.splitlines()
    largest = 0.0
    for key, reading in zip(inputs["keys"], readings, strict=True):
        scores = json.loads(reading)["scores"]
        if isinstance(scores, list):
            scores = {entry["word"]: entry["score"] for entry in scores}
        shares = session.run(["scores"], {"features": inputs[key]})[0][0]
        largest = max(largest, *(abs(float(share) - scores[name]) for name, share in zip(classes, shares, strict=True)))
    return largest


def nunchi(*arguments, check=True):
    """Runs the program."""
    command = [str(BUILT / "nunchi"), *map(str, arguments), "--quiet"]
    return subprocess.run(command, check=check, capture_output=True, text=True)


def corpus(folder):
    """Made-up sounds of three speakers and three emotions, with a manifest; the emotions' names are as good as words."""
    place = folder / "corpus"
    place.mkdir()
    lines = ["file\tlabel\tspeaker"]
    for speaker in range(3):
        for number, label in enumerate(("anger", "joy", "sadness")):
            for take in range(2):
                name = f"{speaker}-{label}-{take}.wav"
                made(place / name, 10 * speaker + take + 1, number, 1.2)
                lines.append(f"{name}\t{label}\ts{speaker}")
    (place / "manifest.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def made(path, seed, kind, seconds):
    """A voice-like sound, the faster and louder the higher its kind."""
    speed = 1 + 0.25 * kind
    samples = voice(seconds * speed, 16000, seed)
    places = np.arange(int(seconds * 16000)) * speed
    soundfile.write(path, (0.2 + 0.3 * (kind % 3)) * np.interp(places, np.arange(samples.size), samples), 16000)
    return path
