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

SHA256 = {
    "model": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "tokenizer": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
    "config": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
}


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
    model = checked("model", given.parts)
    variables = read_variables(model, "WhisperSpec")
    if given.what == "encoder":
        return [("encoder.onnx", feature_encoder(variables).SerializeToString())]
    tokenizer, vocabulary, config = (
        checked(name, [getattr(given, name)]).decode("utf-8") for name in ("tokenizer", "vocabulary", "config"))
    vocabulary, config = Vocabulary(json.loads(tokenizer), vocabulary), json.loads(config)
    heads = [tuple(pair) for pair in config["alignment_heads"]]
    return [
        ("encoder.onnx", memory_encoder(variables, vocabulary.metadata(heads)).SerializeToString()),
        ("decoder.onnx", decoder(variables, heads, config["suppress_ids"]).SerializeToString()),
        ("tokens.txt", vocabulary.tokens_file().encode("ascii")),
    ]


def checked(name, parts):
    """What the files hold together, if it is what this converts."""
    data = b"".join(part.read_bytes() for part in parts)
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        places = ", ".join(map(str, parts))
        raise Refused(
            f"{places}: not the {name} this converts ({len(data)} bytes with sha256 {found}, expected {SHA256[name]})")
    return data


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
