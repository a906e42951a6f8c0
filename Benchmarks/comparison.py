"""Comparing a function of Nunchi with a reference's on one sound."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from harness import BUILT


@dataclass
class Function:
    """A function of Nunchi beside the one that it follows."""

    #: The name that NunchiBench knows it by.
    name: str
    #: What it is, for the table.
    title: str
    #: What the reference is, with its version.
    reference: str
    #: Gives the reference's values for samples and their rate.
    compute: Callable
    #: The unit of the difference; empty for a share of the largest absolute value of the reference.
    unit: str = ""
    #: What to know when reading the figure.
    note: str = ""


def difference(function, path, samples, rate, folder):
    """The largest difference: in the function's unit, or as a share of the reference's largest absolute value.

    Where one side has no value (NaN) and the other has, the difference is infinite.
    """
    output = folder / "values.f64"
    subprocess.run([BUILT / "NunchiBench", "compute", function.name, path, output], check=True)
    ours = np.fromfile(output, dtype="<f8")
    theirs = np.asarray(function.compute(samples, rate), dtype=np.float64).ravel()
    if ours.size != theirs.size:
        raise SystemExit(f"accuracy: {function.name} of {path.name}: {ours.size} values, the reference has {theirs.size}")
    if (np.isnan(ours) != np.isnan(theirs)).any():
        return float("inf")
    known = ~np.isnan(theirs)
    if not known.any():
        return 0.0
    largest = np.abs(ours[known] - theirs[known]).max()
    scale = 1.0 if function.unit else max(np.abs(theirs[known]).max(), 1e-300)
    return float(largest / scale)
