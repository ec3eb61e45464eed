"""Saving a network: its layers in words, its parameters in numbers, in one .npz file.

Nothing in such a file is ever run. A pickle, the usual way to save Python objects, can hold any
program and runs it when it is opened.
"""

import json
import os
import zipfile

import numpy as np

from nnlib.layers import Layer
from nnlib.layers.plans import read_plan, write_plan
from nnlib.shapes import Array

Path = str | os.PathLike[str]
FORMAT = 1  # raised when the layout of the file changes


def write(path: Path, layers: tuple[Layer, ...], parameters: Array) -> None:
    """Write the layers and their parameters to a file of exactly this name."""
    plan = write_plan(layers)
    with open(path, "wb") as file:  # given a name instead, savez would add .npz to it
        np.savez(file, format=FORMAT, layers=json.dumps(plan), parameters=parameters)


def read(path: Path) -> tuple[list[Layer], Array]:
    """Read the layers, their parameters still 0, and the vector of parameters.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it was not written by `write`, or by a newer one.
    """
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as arrays:
            number, parameters = int(arrays["format"]), arrays["parameters"]
            plan = json.loads(str(arrays["layers"]))
    except (ValueError, KeyError, EOFError, AttributeError, TypeError, zipfile.BadZipFile):
        raise ValueError(
            f"{os.fspath(path)} does not hold a network, or is damaged. "
            "Give the name of a file that net.save(path) wrote."
        ) from None
    if number > FORMAT:
        raise ValueError(
            f"{os.fspath(path)} has format {number}, but this nnlib reads up to {FORMAT}. "
            "Update nnlib, or save the network again with this one."
        )
    return read_plan(plan), parameters
