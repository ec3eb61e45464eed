"""Saving a network: its layers in words, its parameters in numbers, in one .npz file.

Nothing in such a file is ever run. A pickle, the usual way to save Python objects, can hold any
program and runs it when it is opened.
"""

import json
import os
import zipfile

import numpy as np

from nnlib.layers import LAYERS, Layer
from nnlib.shapes import Array, look_up

Path = str | os.PathLike[str]
FORMAT = 1  # raised when the layout of the file changes


def write(path: Path, layers: tuple[Layer, ...], parameters: Array) -> None:
    """Write the layers and their parameters to a file of exactly this name."""
    for layer in layers:
        if LAYERS.get(type(layer).__name__) is not type(layer):
            raise TypeError(
                f"A file can hold layers of the kinds {', '.join(LAYERS)}, but not {layer!r}. "
                "To keep it for this session, write copy.deepcopy(net)."
            )
    plan = [{"kind": type(layer).__name__, **layer.config()} for layer in layers]
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
    kinds = [look_up(LAYERS, config.pop("kind"), "kind of layer") for config in plan]
    layers = [kind.from_config(config) for kind, config in zip(kinds, plan, strict=True)]
    return layers, parameters
