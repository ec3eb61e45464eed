"""Explorations whose network trains on the page, seen from Python: structure, data, weights."""

import numpy as np
import pytest

from nnlib import Activation, Dense, Network, Xoshiro128, datasets, explore


def test_the_network_has_the_layers_that_the_knobs_say() -> None:
    explorer = explore.playground(layers=2, width1=8, width2=3, activation="relu", dropout=0.2)

    assert repr(explorer.network) == (
        "Network([Dense(2 → 8), Activation(relu), Dropout(0.2), Dense(8 → 3), Activation(relu), "
        "Dropout(0.2), Dense(3 → 1)])"
    )


@pytest.mark.parametrize(
    ("settings", "n_out"),
    [({"data": "blobs", "n_classes": 4}, 4), ({"data": "moons", "n_classes": 4}, 1),
     ({"data": "own", "points": [[0, 0, 2]]}, 3), ({"data": "own", "points": []}, 1)],
)  # fmt: skip
def test_there_is_an_output_for_each_class_or_one_for_two(settings: dict, n_out: int) -> None:
    network = explore.playground(layers=0, **settings).network

    assert repr(network) == f"Network([Dense(2 → {n_out})])"


def test_before_the_page_has_trained_the_network_has_its_first_weights() -> None:
    rng = Xoshiro128(5)
    expected = Network(
        [Dense(2, 3, rng=rng, initializer="he"), Activation("tanh"),
         Dense(3, 1, rng=rng, initializer="he")]
    )  # fmt: skip

    made = explore.playground(width1=3, seed=5, initializer="he").network

    assert np.array_equal(made.parameters, expected.parameters)


def test_the_weights_on_the_screen_become_those_of_the_network() -> None:
    explorer = explore.hidden_units([[0, 1], [1, 0]], [0, 1], width=1)

    explorer.parameters = [1.0, 2.0, 3.0, 4.0, 5.0]

    assert explorer.network.layers[0].W.tolist() == [[1.0], [2.0]]
    assert explorer.network.layers[2].b.tolist() == [5.0]


def test_data_of_the_reader_are_what_reset_comes_back_to() -> None:
    X, y = datasets.blobs(30, rng=np.random.default_rng(0), n_classes=3)

    explorer = explore.playground(X, y)
    starts = {control["name"]: control["start"] for control in explorer._controls}

    assert explorer.data == starts["data"] == "own"
    assert starts["points"] == explorer.points
    assert np.allclose(explorer.points, np.column_stack([X, y]))
    low, high = np.reshape(starts["frame"][0], (2, 2)).T
    assert np.array_equal(X, X.clip(low, high))


def test_other_examples_can_be_loaded_later() -> None:
    explorer = explore.playground()

    explorer.load([[0, 1], [10, 0]], [0, 1])

    assert (explorer.data, explorer.points) == ("own", [[0, 1, 0], [10, 0, 1]])
    assert explorer.frame[0][1] > 10
