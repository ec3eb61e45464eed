"""Saving a network: its layers in words, its parameters in numbers, in one .npz file.

Nothing in such a file is ever run. A pickle, the usual way to save Python objects, can hold any
program and runs it when it is opened.
"""

import io
import json
import os
import zipfile
import zlib
from typing import Any

import numpy as np

from nnlib.layers import Layer
from nnlib.layers.plans import read_plan, write_plan
from nnlib.shapes import Array, as_floats, check_shape, in_words, to_dtype

Path = str | os.PathLike[str]
FORMAT = 1  # raised when the layout of the file changes


# What comes up where a file was cut, changed, or is of another kind.
_DAMAGED = (ValueError, KeyError, EOFError, AttributeError, TypeError, RuntimeError, zlib.error,
            zipfile.BadZipFile)  # fmt: skip


def write(path: Path, layers: tuple[Layer, ...], parameters: Array) -> None:
    """Write the layers and their parameters to a file of exactly this name."""
    plan = write_plan(layers)
    with open(_check_path(path), "wb") as file:  # given a name instead, savez would add .npz to it
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
    with open(_check_path(path), "rb") as file:
        content = io.BytesIO(file.read())
    try:
        with np.load(content, allow_pickle=False) as arrays:
            number, parameters = int(arrays["format"]), arrays["parameters"]
            plan = json.loads(str(arrays["layers"]))
    except _DAMAGED:
        raise ValueError(
            f"{os.fspath(path)} does not hold a network, or is damaged. "
            "Give the name of a file that net.save(path) wrote."
        ) from None
    if number > FORMAT:
        raise ValueError(
            f"{os.fspath(path)} has format {number}, but this nnlib reads up to {FORMAT}. "
            "Update nnlib, or save the network again with this one."
        )
    return _build(path, plan, parameters)


def _build(path: Path, plan: Any, parameters: Array) -> tuple[list[Layer], Array]:
    """Build the layers of a plan, and refuse one to which the parameters do not belong."""
    try:
        layers = read_plan(plan)
        n_parameters = sum(layer.parameters.size for layer in layers)
        vector = to_dtype(as_floats(parameters, "parameters"), "parameters", np.float64)
        check_shape(vector, "parameters", (n_parameters,), "They belong to other layers.")
        return layers, vector
    except (*_DAMAGED, MemoryError) as error:
        raise ValueError(
            f"{os.fspath(path)} holds a network that cannot be built "
            f"({type(error).__name__}: {error}). "
            "Give the name of a file that net.save(path) wrote."
        ) from None


def _check_path(path: Path) -> Path:
    """Refuse what is no name of a file."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"path must be the name of a file, but it is {in_words(path)}. "
            'Write for example "net.npz".'
        )
    return path
