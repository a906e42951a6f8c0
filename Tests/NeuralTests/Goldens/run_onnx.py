"""Runs ONNX models with onnxruntime after onnx.checker has looked at them.

    python run_onnx.py FOLDER          (needs onnx, onnxruntime, numpy)

For each NAME.shape in the folder (lengths of axes, blanks between) reads the numbers of NAME.in (float32) as the input of
the model whose name comes before the first dot, and writes the result to NAME.out.
"""
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime


def main(folder):
    sessions = {}
    for path in sorted(folder.glob("*.onnx")):
        onnx.checker.check_model(onnx.load(path), full_check=True)
        sessions[path.stem] = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for path in sorted(folder.glob("*.shape")):
        shape = [int(length) for length in path.read_text().split()]
        x = np.fromfile(path.with_suffix(".in"), dtype="<f4").reshape(shape)
        result = sessions[path.name.split(".")[0]].run(None, {"input": x})[0]
        result.astype("<f4").tofile(path.with_suffix(".out"))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
