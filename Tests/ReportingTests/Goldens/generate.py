"""Writes the golden files of the NumPy writers: run it with Python 3 and NumPy, in this folder.

The arrays and archives are written by NumPy and by Python's zipfile, not by a format description of ours; versions.json
says by which versions.
"""

import io
import json
import platform
import zipfile

import numpy as np


def ramp(*shape, dtype=np.float32):
    """0, 1/7, 2/7, ... in C order: values that are not exact in binary."""
    return (np.arange(np.prod(shape, dtype=int), dtype=np.float64) / 7).astype(dtype).reshape(shape)


arrays = {
    "scalar": np.float32(1.5).reshape(()),
    "empty": np.zeros((0, 3), np.float32),
    "vector": ramp(5),
    "matrix": ramp(3, 4),
    "cube": ramp(2, 3, 4),
    "deep": ramp(*([1] * 30), 2),
    "double": ramp(2, 2, dtype=np.float64),
    "integers": np.array([0, 1, -1, 2**63 - 1, -(2**63)], np.int64),
    "special": np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4028235e38], np.float32),
}
# The NaN of Swift and of NumPy have the same bits: quiet, positive, without payload.
for name, array in arrays.items():
    np.save(f"{name}.npy", array)

# Dates and rights are fixed, so that the same arrays always give the same bytes.
with zipfile.ZipFile("archive.npz", "w", zipfile.ZIP_STORED) as archive:
    for name in ["matrix", "integers", "특징"]:
        buffer = io.BytesIO()
        np.save(buffer, arrays.get(name, arrays["vector"]))
        entry = zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0))
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, buffer.getvalue())

with np.load("archive.npz") as archive:
    assert list(archive) == ["matrix", "integers", "특징"]

with open("versions.json", "w") as file:
    json.dump({"numpy": np.__version__, "python": platform.python_version()}, file)
    file.write("\n")
