"""Files that hold no network: damaged, cut, foreign, written by hand; each is named, none runs."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nnlib


def refusal(call: Callable[[], Any], error: type[Exception]) -> str:
    with pytest.raises(error) as caught:
        call()
    return str(caught.value)


DENSE = {"kind": "Dense", "n_in": 2, "n_out": 1, "dtype": "float64"}
BATCH_NORM = {
    "kind": "BatchNorm", "n_features": 1, "epsilon": 1e-5, "dtype": "float64", "momentum": 0.9,
    "running_mean": [0.0, 0.0], "running_variance": [1.0],
}  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "parameters", "words"),
    [
        ([DENSE], np.zeros(2), "ShapeError: parameters must have shape (3,)"),
        ([DENSE], [0.0, 0.0, np.nan], "ValueError: parameters must be finite"),
        ([DENSE], ["a", "b", "c"], "TypeError: parameters must hold numbers"),
        ([{**DENSE, "n_in": -1}], np.zeros(3), "ValueError: n_in must be at least 1"),
        ([{**DENSE, "dtype": "object"}], np.zeros(3), "TypeError: dtype must be"),
        ([{"kind": "Dense"}], np.zeros(3), "KeyError: 'n_in'"),
        ([{"kind": "Conv9"}], np.zeros(0), "ValueError: There is no kind of layer called 'Conv9'"),
        ([{"kind": "Residual", "layers": 5}], np.zeros(0), "ValueError: A plan must be a list"),
        ([BATCH_NORM], np.zeros(2), "ShapeError: running_mean must have shape (1,)"),
        ([{"kind": "Standardize", "mean": [0], "scale": [None]}], [], "TypeError: scale must hold"),
        ([], [], "ValueError: A plan must be a list of layers, but it is a list of nothing."),
        ({"kind": "Dense"}, [], "ValueError: A plan must be a list of layers"),
        (5, [], "ValueError: A plan must be a list of layers, but it is 5."),
    ],
)
def test_a_file_that_was_written_by_hand_is_named_with_its_fault(
    plan: Any, parameters: Any, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.npz"
    np.savez(path, format=1, layers=json.dumps(plan), parameters=parameters)

    message = refusal(lambda: nnlib.Network.load(path), ValueError)

    assert message.startswith(f"{path} holds a network that cannot be built ({words}")


def test_no_damaged_byte_goes_unseen(net: nnlib.Network, tmp_path: Path) -> None:
    path = tmp_path / "net.npz"
    net.save(path)
    content = path.read_bytes()

    for place in range(0, len(content), 3):
        path.write_bytes(content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])
        try:
            found = nnlib.Network.load(path)
        except ValueError as error:
            assert str(error).startswith(str(path))  # noqa: PT017 (some bytes mean nothing)
        else:
            np.testing.assert_array_equal(found.parameters, net.parameters)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_that_was_cut_is_refused(net: nnlib.Network, share: float, tmp_path: Path) -> None:
    path = tmp_path / "net.npz"
    net.save(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])

    assert "does not hold a network, or is damaged." in refusal(
        lambda: nnlib.Network.load(path), ValueError
    )


@pytest.mark.parametrize("path", [None, 0, ["net.npz"]])
@pytest.mark.parametrize("use", [nnlib.Network.save, lambda net, path: nnlib.Network.load(path)])
def test_a_file_has_a_name(net: nnlib.Network, use: Callable[..., Any], path: Any) -> None:
    assert re.match(
        r'path must be the name of a file, but it is .*\. Write for example "net\.npz"\.$',
        refusal(lambda: use(net, path), TypeError),
    )
