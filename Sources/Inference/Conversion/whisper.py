"""Converts Whisper base, as CTranslate2 keeps it, to ONNX.

transcriber: encoder.onnx, decoder.onnx and tokens.txt with int8 weights, as sherpa-onnx reads them.
encoder: encoder.onnx in fp32, log-mel of any length to the hidden state after each layer.

The same input gives the same bytes.
"""

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path

from ctranslate2_file import Refused, read_variables
from whisper_decoder import decoder
from whisper_encoder import feature_encoder, memory_encoder
from whisper_tokens import Vocabulary

MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parts", nargs="+", type=Path, required=True, help="the model file, or its parts in order")
    options.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json")
    options.add_argument("--vocabulary", type=Path, required=True, help="vocabulary.txt")
    options.add_argument("--config", type=Path, required=True, help="config.json")
    options.add_argument("--output", type=Path, required=True, help="the folder to write to")
    options.add_argument("--what", choices=["transcriber", "encoder"], required=True)
    given = options.parse_args()
    try:
        for name, content in converted(given):
            write(given.output / name, content)
    except Refused as reason:
        sys.exit(f"whisper.py: {reason}")
    except OSError as error:
        sys.exit(f"whisper.py: {error.filename or given.output}: {error.strerror}")


def converted(given):
    """The names and contents of the files to write."""
    data = b"".join(part.read_bytes() for part in given.parts)
    found = hashlib.sha256(data).hexdigest()
    if found != MODEL_SHA256:
        raise Refused(
            f"the joined parts are not the model this converts: {len(data)} bytes with sha256 {found}, "
            f"expected {MODEL_SHA256}")
    variables = read_variables(data, "WhisperSpec")
    if given.what == "encoder":
        return [("encoder.onnx", feature_encoder(variables).SerializeToString())]
    config = document(given.config)
    vocabulary = Vocabulary(document(given.tokenizer), given.vocabulary.read_text("utf-8"))
    heads = [tuple(pair) for pair in config["alignment_heads"]]
    return [
        ("encoder.onnx", memory_encoder(variables, vocabulary.metadata(heads)).SerializeToString()),
        ("decoder.onnx", decoder(variables, heads, config["suppress_ids"]).SerializeToString()),
        ("tokens.txt", vocabulary.tokens_file().encode("ascii")),
    ]


def document(path):
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:
        raise Refused(f"{path} is not JSON") from None


def write(path, content):
    """Writes a whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    try:
        with open(unfinished, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    main()
