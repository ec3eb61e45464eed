"""Many networks side by side: the same numbers as one by one."""

import re

import numpy as np
import pytest

from nnlib import (
    L2,
    SGD,
    Activation,
    Adam,
    AdamW,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Dropout,
    MeanSquaredError,
    Network,
    datasets,
    train,
    train_many,
)
from nnlib.shapes import Rng
from nnlib.training import generators

DATA = datasets.xor(24, rng=np.random.default_rng(1))


def small(rng: Rng, n_out: int = 1, dtype: type = np.float64) -> Network:
    return Network(
        [
            Dense(2, 4, rng=rng, dtype=dtype),
            Activation("tanh"),
            Dense(4, 3, rng=rng, dtype=dtype),
            Activation("relu"),
            Dense(3, n_out, rng=rng, dtype=dtype),
        ]
    )


def many(**changes: object) -> tuple[list[Network], np.ndarray]:
    X, y = DATA
    options = {
        "make_network": small, "X": X, "y": y, "n_networks": 5, "loss": BinaryCrossEntropy(),
        "optimizer": SGD(0.3), "n_epochs": 12, "rng": np.random.default_rng(7),
    } | changes  # fmt: skip
    return train_many(**options)


@pytest.mark.parametrize("batch_size", [None, 7])
@pytest.mark.parametrize(
    ("loss", "n_out", "y"),
    [
        (BinaryCrossEntropy(), 1, DATA[1]),
        (BinaryCrossEntropy(label_smoothing=0.1), 1, DATA[1]),
        (CrossEntropy(), 3, DATA[1] + np.arange(24) % 2),
        (MeanSquaredError(), 2, DATA[0]),
    ],
)
@pytest.mark.parametrize(
    ("optimizer", "penalty"),
    [(lambda: SGD(0.2, momentum=0.5), None), (lambda: Adam(0.05), L2(0.1))],
)
def test_the_numbers_are_those_of_one_by_one(
    batch_size, loss, n_out, y, optimizer, penalty
) -> None:
    X, options = DATA[0], {"loss": loss, "n_epochs": 12, "batch_size": batch_size}

    nets, losses = train_many(
        lambda rng: small(rng, n_out), X, y, n_networks=4, rng=np.random.default_rng(3),
        optimizer=optimizer(), penalty=penalty, **options,
    )  # fmt: skip

    for index, own in enumerate(generators(np.random.default_rng(3), 4)):
        net = small(own, n_out)
        history = train(net, X, y, rng=own, optimizer=optimizer(), penalty=penalty, **options)
        np.testing.assert_allclose(losses[index], history.loss, rtol=1e-9)
        np.testing.assert_allclose(nets[index].parameters, net.parameters, rtol=1e-8, atol=1e-10)


def test_weight_decay_spares_the_biases_of_all(rng: np.random.Generator) -> None:
    spared = small(rng).is_weight

    nets, _ = many(optimizer=AdamW(0.01, weight_decay=0.5, decayed=spared))
    free, _ = many(optimizer=Adam(0.01))

    assert all(
        np.abs(a.parameters[spared]).sum() < np.abs(b.parameters[spared]).sum()
        for a, b in zip(nets, free, strict=True)
    )


def test_starts_and_ends_differ() -> None:
    nets, losses = many()

    assert len({net.parameters.tobytes() for net in nets}) == 5
    assert len(set(losses[:, 0])) == len(set(losses[:, -1])) == 5


def test_the_same_seed_gives_the_same() -> None:
    first, second = many(batch_size=5), many(batch_size=5)

    np.testing.assert_array_equal(first[1], second[1])


def test_the_networks_can_be_used_and_trained_on() -> None:
    X, y = DATA
    net = many()[0][2]
    before = net.parameters.copy()

    train(
        net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.1), n_epochs=1,
        rng=np.random.default_rng(0),
    )  # fmt: skip

    assert net.forward(X).shape == (24, 1)
    assert not np.array_equal(net.parameters, before)


def test_the_weights_that_come_back_are_those_that_were_learned() -> None:
    X, y = DATA
    nets, losses = many(n_epochs=200, optimizer=SGD(1.0))

    values = [BinaryCrossEntropy().value(net.forward(X), y) for net in nets]

    np.testing.assert_allclose(values, losses[:, -1], rtol=0.05)  # one step later
    assert min(values) < 0.1
    assert all(np.shares_memory(net.layers[0].W, net.parameters) for net in nets)


def test_parameters_that_overflow_in_the_last_step_are_noticed() -> None:
    def one(rng: Rng) -> Network:
        return Network([Dense(1, 1, rng=rng)])

    with pytest.raises(FloatingPointError, match=r"Network 0 of 5: .*layers\[0\], Dense\(1 → 1\)"):
        many(
            make_network=one,
            X=[[1e100]],
            y=[1],
            loss=MeanSquaredError(),
            optimizer=SGD(1e150),
            n_epochs=1,
        )


def test_float32_stays_float32() -> None:
    nets, _ = many(make_network=lambda rng: small(rng, dtype=np.float32))

    assert nets[0].parameters.dtype == np.float32


def test_a_single_layer_and_a_single_network_will_do() -> None:
    _, losses = many(make_network=lambda rng: Network([Dense(2, 1, rng=rng)]), n_networks=1)

    assert losses.shape == (1, 12)
    assert losses[0, -1] <= losses[0, 0]


def test_other_layers_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(TypeError) as caught:
        many(make_network=lambda rng: Network([Dense(2, 1, rng=rng), Dropout(0.5, rng=rng)]))

    assert str(caught.value) == (
        "train_many knows Dense and Activation layers, but layers[1] is Dropout(0.5). "
        "Train such networks one by one: [train(make_network(rng), ...) for ...]."
    )


def test_networks_of_different_shapes_are_refused() -> None:
    widths = iter([3, 3, 4, 3, 3])

    with pytest.raises(
        ValueError, match=r"make_network must give networks of one shape.*network 2"
    ):
        many(
            make_network=lambda rng: Network([Dense(2, next(widths), rng=rng), Activation("tanh")])
        )


def test_one_network_given_again_and_again_is_refused(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 1, rng=rng)])

    with pytest.raises(ValueError, match="must give a new network in each call"):
        many(make_network=lambda rng: net)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"n_networks": 0}, "n_networks must be at least 1"),
        ({"n_epochs": 0}, "n_epochs must be at least 1"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"make_network": lambda rng: None}, "net must be a Network, but it is None"),
        ({"loss": BinaryCrossEntropy}, r"Write loss=BinaryCrossEntropy\(\)"),
        ({"rng": 3}, r"Write rng=np\.random\.default_rng\(3\)"),
        ({"y": [0, 1]}, r"y must have shape \(24,\)"),
        ({"X": np.ones((24, 3))}, "X must have 2 columns"),
    ],
)
def test_wrong_arguments_are_refused(changes: dict, words: str) -> None:
    with pytest.raises((TypeError, ValueError), match=words):
        many(**changes)


def test_the_network_that_cannot_go_on_is_named() -> None:
    X, y = DATA

    with pytest.raises(FloatingPointError) as caught:
        many(loss=MeanSquaredError(), optimizer=SGD(1e4), X=100 * X, y=y, n_epochs=200)

    assert re.match(
        r"Network \d of 5: In epoch \d+ the loss is \S+ and training cannot go on: the first layer "
        r"with numbers that are not finite is layers\[\d\]",
        str(caught.value),
    )
