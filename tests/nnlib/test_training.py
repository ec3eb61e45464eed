"""Training: each step as by hand, every example once an epoch, stops that say why."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import (
    L1,
    L2,
    SGD,
    Activation,
    BinaryCrossEntropy,
    Dense,
    EarlyStopping,
    Network,
    ShapeError,
    datasets,
    train,
)

loss = BinaryCrossEntropy()


def one_neuron(w: float = 0.0, b: float = 0.0) -> Network:
    net = Network([Dense(1, 1, rng=np.random.default_rng(0))])
    net.parameters = [w, b]
    return net


class Diary(BinaryCrossEntropy):
    """A loss that keeps the batches it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[np.ndarray] = []

    def each(self, Z: np.ndarray, Y: np.ndarray) -> tuple:
        self.batches.append(Z[:, 0].copy())
        return super().each(Z, Y)


class StandStill(SGD):
    """An optimizer that leaves the parameters as they are."""

    def __init__(self) -> None:
        super().__init__(1.0)

    def step_unchecked(self, parameters: np.ndarray, gradients: np.ndarray) -> None:
        pass


# --- Steps ------------------------------------------------------------------------------


def test_two_steps_worked_by_hand(rng: np.random.Generator) -> None:
    net = one_neuron()

    history = train(
        net, [[1.0]], [1], loss=loss, optimizer=SGD(2.0), n_epochs=2, rng=rng, record=True
    )

    # z = 0, p = 1/2: w and b each gain 2 · 1/2 = 1. Then z = 2, p = σ(2): each gains 2 (1 − p).
    second = 1 + 2 / (1 + np.e**2)
    np.testing.assert_allclose(history.parameters, [[0, 0], [1, 1], [second, second]], rtol=1e-14)
    np.testing.assert_allclose(history.loss, [np.log(2), np.log1p(np.exp(-2))], rtol=1e-14)


def test_training_is_the_loop_that_the_book_shows(net: Network, rng: np.random.Generator) -> None:
    X, y = datasets.blobs(30, rng=rng)
    twin, optimizer = copy.deepcopy(net), SGD(0.3)

    for _ in range(5):
        _, dZ = loss.value_and_gradient(twin.forward(X, training=True), y)
        twin.backward(dZ)
        optimizer.step(twin.parameters, twin.gradients)
    train(net, X, y, loss=loss, optimizer=SGD(0.3), n_epochs=5, rng=rng)

    np.testing.assert_array_equal(net.parameters, twin.parameters)


def test_a_neuron_learns_blobs(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(200, rng=rng)
    net = Network([Dense(2, 1, rng=rng)])

    train(net, X, y, loss=loss, optimizer=SGD(0.5), n_epochs=100, rng=rng)

    assert ((net.forward(X)[:, 0] > 0) == y).mean() > 0.95


def test_a_neuron_cannot_learn_xor_but_two_layers_can(rng: np.random.Generator) -> None:
    X, y = datasets.truth_table("xor")
    alone = Network([Dense(2, 1, rng=rng)])
    layers = [Dense(2, 8, rng=rng), Activation("tanh"), Dense(8, 1, rng=rng)]
    together = Network(layers)

    for net in (alone, together):
        train(net, X, y, loss=loss, optimizer=SGD(1.0), n_epochs=500, rng=rng)

    assert ((alone.forward(X)[:, 0] > 0) == y).sum() <= 3
    assert ((together.forward(X)[:, 0] > 0) == y).all()


def test_the_loss_of_one_neuron_falls_in_every_small_step(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(50, rng=rng)

    history = train(
        Network([Dense(2, 1, rng=rng)]), X, y, loss=loss, optimizer=SGD(0.1), n_epochs=50, rng=rng
    )

    assert (np.diff(history.loss) < 0).all()


# --- Batches ----------------------------------------------------------------------------


@given(n=st.integers(1, 12), batch_size=st.integers(1, 15))
def test_every_example_comes_once_in_every_epoch(n: int, batch_size: int) -> None:
    net, diary = one_neuron(w=1.0), Diary()
    X = np.arange(n, dtype=float).reshape(-1, 1)

    train(
        net, X, np.zeros(n), loss=diary, optimizer=StandStill(), n_epochs=2,
        batch_size=batch_size, rng=np.random.default_rng(0),
    )  # fmt: skip

    seen = np.concatenate(diary.batches[-2 * -(-n // batch_size) :])
    np.testing.assert_array_equal(np.sort(seen[:n]), np.arange(n))
    np.testing.assert_array_equal(np.sort(seen[n:]), np.arange(n))
    assert max(map(len, diary.batches)) <= batch_size


def test_each_epoch_has_an_order_of_its_own(rng: np.random.Generator) -> None:
    diary = Diary()
    X = np.arange(20.0).reshape(-1, 1)

    train(
        one_neuron(w=1.0), X, np.zeros(20), loss=diary, optimizer=StandStill(), n_epochs=2,
        batch_size=10, rng=rng,
    )  # fmt: skip

    first, second = np.concatenate(diary.batches[-4:-2]), np.concatenate(diary.batches[-2:])
    assert not np.array_equal(first, np.arange(20.0))
    assert not np.array_equal(first, second)


def test_labels_stay_with_their_examples(rng: np.random.Generator) -> None:
    X = np.array([[-1.0], [1.0]] * 20)
    y = (X[:, 0] > 0).astype(int)
    net = one_neuron()

    train(net, X, y, loss=loss, optimizer=SGD(0.5), n_epochs=20, batch_size=3, rng=rng)

    assert ((net.forward(X)[:, 0] > 0) == y).all()


def test_a_smaller_last_batch_counts_by_its_size(rng: np.random.Generator) -> None:
    X, y = np.arange(5.0).reshape(-1, 1), np.array([0, 1, 0, 1, 1])
    net = one_neuron(w=0.3, b=-0.2)

    history = train(net, X, y, loss=loss, optimizer=StandStill(), n_epochs=1, batch_size=2, rng=rng)

    assert history.loss[0] == pytest.approx(loss.value(net.forward(X), y), rel=1e-14)


def test_the_same_seed_gives_the_same_history() -> None:
    def run() -> np.ndarray:
        rng = np.random.default_rng(11)
        X, y = datasets.blobs(30, rng=rng)
        net = Network([Dense(2, 3, rng=rng), Activation("relu"), Dense(3, 1, rng=rng)])
        return train(
            net, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=4, batch_size=8, rng=rng
        ).loss

    np.testing.assert_array_equal(run(), run())


def test_without_batches_no_random_number_is_drawn(net: Network, rng: np.random.Generator) -> None:
    before = rng.bit_generator.state

    train(net, [[1.0, 2.0]], [1], loss=loss, optimizer=SGD(0.1), n_epochs=3, rng=rng)

    assert rng.bit_generator.state == before


# --- What a caller gets -----------------------------------------------------------------


def test_a_history_has_an_entry_for_each_epoch(net: Network, rng: np.random.Generator) -> None:
    X, y = datasets.blobs(10, rng=rng)

    history = train(
        net, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=4, rng=rng,
        validation=datasets.blobs(6, rng=rng), record=True,
    )  # fmt: skip

    assert history.n_epochs == 4
    assert history.loss.shape == history.validation_loss.shape == (4,)
    assert history.parameters.shape == (5, 13)
    np.testing.assert_array_equal(history.parameters[-1], net.parameters)


def test_what_was_not_asked_for_is_none(net: Network, rng: np.random.Generator) -> None:
    history = train(net, [[1.0, 2.0]], [1], loss=loss, optimizer=SGD(0.1), n_epochs=2, rng=rng)

    assert history.validation_loss is None
    assert history.parameters is None


def test_the_validation_loss_is_that_of_the_network_after_the_epoch(
    net: Network, rng: np.random.Generator
) -> None:
    X_val, y_val = datasets.blobs(7, rng=rng)
    X, y = datasets.blobs(10, rng=rng)

    history = train(
        net, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=3, rng=rng, validation=(X_val, y_val)
    )

    expected = loss.value(net.forward(X_val), y_val)
    assert history.validation_loss[-1] == pytest.approx(expected, rel=1e-14)


def test_the_validation_set_teaches_nothing(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(10, rng=rng)
    one, other = one_neuron_of_two(), one_neuron_of_two()

    train(one, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=5, rng=rng)
    train(
        other, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=5, rng=rng, validation=(9 * X, 1 - y)
    )

    np.testing.assert_array_equal(one.parameters, other.parameters)


def one_neuron_of_two() -> Network:
    return Network([Dense(2, 1, rng=np.random.default_rng(1))])


def test_a_history_is_not_changed_by_further_training(
    net: Network, rng: np.random.Generator
) -> None:
    X, y = datasets.blobs(10, rng=rng)
    settings = {"loss": loss, "optimizer": SGD(0.5), "n_epochs": 3, "rng": rng, "record": True}
    history = train(net, X, y, **settings)
    losses, parameters = history.loss.copy(), history.parameters.copy()

    train(net, X, y, **settings)

    np.testing.assert_array_equal(history.loss, losses)
    np.testing.assert_array_equal(history.parameters, parameters)


def test_the_data_stay_as_they_are(net: Network, rng: np.random.Generator) -> None:
    X, y = datasets.blobs(10, rng=rng)
    X_before, y_before = X.copy(), y.copy()

    train(net, X, y, loss=loss, optimizer=SGD(0.5), n_epochs=3, batch_size=3, rng=rng)

    np.testing.assert_array_equal(X, X_before)
    np.testing.assert_array_equal(y, y_before)


def test_the_callback_is_told_of_every_epoch(net: Network, rng: np.random.Generator) -> None:
    told: list[tuple[int, float]] = []

    history = train(
        net, [[1.0, 2.0]], [1], loss=loss, optimizer=SGD(0.1), n_epochs=3, rng=rng,
        callback=lambda epoch, value: told.append((epoch, value)),
    )  # fmt: skip

    assert told == [(epoch + 1, value) for epoch, value in enumerate(history.loss)]


def test_after_training_no_backward_can_pick_up_the_last_batch(
    net: Network, rng: np.random.Generator
) -> None:
    train(net, [[1.0, 2.0]], [1], loss=loss, optimizer=SGD(0.1), n_epochs=1, rng=rng)

    with pytest.raises(RuntimeError, match="no forward pass came before"):
        net.backward([[1.0]])


@pytest.mark.parametrize("kind", [BinaryCrossEntropy, nnlib.CrossEntropy, nnlib.MeanSquaredError])
@pytest.mark.parametrize("sample_weight", [None, np.linspace(0.5, 2.0, 10)])
def test_float32_stays_float32(
    kind: type, sample_weight: np.ndarray | None, rng: np.random.Generator
) -> None:
    n_out = 2 if kind is nnlib.CrossEntropy else 1
    net = Network([Dense(2, n_out, rng=rng, dtype=np.float32)])
    X, y = datasets.blobs(10, rng=rng)

    train(net, X, y, loss=kind(), optimizer=SGD(0.1), n_epochs=2, batch_size=4, rng=rng,
          sample_weight=sample_weight)  # fmt: skip

    assert net.parameters.dtype == net.gradients.dtype == np.float32


def test_training_counts_as_training_and_validation_does_not(rng: np.random.Generator) -> None:
    calls = []

    class Noting(nnlib.Activation):
        def forward_unchecked(self, Z: np.ndarray, *, training: bool) -> np.ndarray:
            calls.append(training)
            return super().forward_unchecked(Z, training=training)

        def apply(self, Z: np.ndarray) -> np.ndarray:
            calls.append(False)
            return super().apply(Z)

    X, y = datasets.blobs(10, rng=rng)
    net = Network([Dense(2, 1, rng=rng), Noting("identity")])
    calls.clear()

    train(net, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=2, batch_size=5, rng=rng,
          validation=(X, y))  # fmt: skip

    # One look at the number of outputs for each set; then two batches and the validation set.
    assert calls == [False, False, *[True, True, False] * 2]


def test_the_repr_says_where_the_loss_went() -> None:
    assert repr(nnlib.History(np.array([0.7, 0.25]))) == "History(2 epochs, loss 0.7 → 0.25)"


# --- Mistakes ---------------------------------------------------------------------------


def exploding(name: str) -> Network:
    rng = np.random.default_rng(0)
    return Network([Dense(2, 3, rng=rng), Activation(name), Dense(3, 1, rng=rng)])


def test_a_step_that_is_far_too_long_stops_with_epoch_layer_and_cause(
    rng: np.random.Generator,
) -> None:
    X, y = datasets.blobs(20, rng=rng)
    net, optimizer = exploding("identity"), SGD(1e150)

    with pytest.raises(FloatingPointError) as caught:
        train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=50, rng=rng)

    message = str(caught.value)
    assert message.startswith("In epoch 3 the loss is nan and training cannot go on: ")
    assert "the first layer with numbers that are not finite is layers[0], Dense(2 → 3)" in message
    assert "learning rate that is too large" in message
    assert "SGD(learning_rate=1e+150)" in message


def test_parameters_that_overflow_in_the_last_step_are_noticed(rng: np.random.Generator) -> None:
    net = one_neuron(w=1.0)

    with pytest.raises(FloatingPointError, match=r"is layers\[0\], Dense\(1 → 1\)"):
        train(net, [[1e100]], [1], loss=nnlib.MeanSquaredError(), optimizer=SGD(1e150), n_epochs=1,
              rng=rng)  # fmt: skip


def test_a_validation_loss_that_overflows_stops_and_points_to_the_units(
    rng: np.random.Generator,
) -> None:
    X, y = 1e-6 * rng.normal(size=(20, 2)), rng.normal(size=20)
    net = Network([Dense(2, 1, rng=rng, dtype=np.float32)])
    net.layers[0].W = [[1e6], [1e6]]

    with pytest.raises(FloatingPointError, match=r"In epoch 1 the validation loss is inf, while"):
        train(net, X, y, loss=nnlib.MeanSquaredError(), optimizer=SGD(1e-3), n_epochs=2, rng=rng,
              validation=(1e20 * X, y))  # fmt: skip


def test_a_network_that_already_holds_nan_is_not_trained_on(rng: np.random.Generator) -> None:
    net = one_neuron()
    net.parameters[1] = np.nan

    with pytest.raises(ValueError, match=r"net\.parameters must be finite"):
        train(net, [[1.0]], [1], loss=loss, optimizer=SGD(0.1), n_epochs=1, rng=rng)


def call(**changes: object) -> nnlib.History:
    rng = np.random.default_rng(0)
    arguments = {
        "net": Network([Dense(2, 1, rng=rng)]), "X": np.ones((4, 2)), "y": [0, 1, 0, 1],
        "loss": loss, "optimizer": SGD(0.1), "n_epochs": 2, "rng": rng,
    }  # fmt: skip
    arguments.update(changes)
    return train(arguments.pop("net"), arguments.pop("X"), arguments.pop("y"), **arguments)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"net": "network"}, TypeError, "net must be a Network, but it is 'network'."),
        ({"X": [1.0, 2.0]}, ShapeError, "X must be 2-D (n_samples, 2), but its shape is (2,)."),
        ({"X": np.ones((4, 3))}, ShapeError, "X must have 2 columns"),
        ({"X": np.full((4, 2), np.nan)}, ValueError, "X must be finite, but X[0, 0] is nan"),
        ({"X": [["a", "b"]] * 4}, TypeError, "X must hold numbers, but it holds text."),
        ({"X": []}, ShapeError, "X must be 2-D"),
        ({"y": [0, 1]}, ShapeError, "y must have shape (4,), one label for each example"),
        ({"y": [0, 1, 2, 1]}, ValueError, "y must hold only the classes 0 and 1, but it holds 2."),
        ({"n_epochs": 0}, ValueError, "n_epochs must be at least 1, but it is 0."),
        ({"n_epochs": 1.5}, TypeError, "n_epochs must be a whole number, but it is 1.5."),
        ({"batch_size": 0}, ValueError, "batch_size must be at least 1, but it is 0."),
        ({"batch_size": "all"}, TypeError, "batch_size must be a whole number, but it is 'all'."),
        ({"rng": 0}, TypeError, "Write rng=np.random.default_rng(0)."),
        ({"validation": ([[1.0]], [1])}, ShapeError, "X_val must have 2 columns"),
        ({"validation": ([[1.0, 2.0]], [3])}, ValueError, "y_val must hold only the classes"),
        ({"validation": 0.2}, TypeError, "validation must be a pair (X_val, y_val)"),
        ({"loss": BinaryCrossEntropy}, TypeError, "loss must be a loss, such as"),
        ({"optimizer": SGD}, TypeError, "optimizer must be an optimizer, such as"),
        ({"optimizer": 0.1}, TypeError, "optimizer must be an optimizer, such as"),
    ],
)
def test_a_mistake_in_the_call_is_named(changes: dict, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        call(**changes)

    assert words in str(caught.value)


def test_a_network_with_two_outputs_does_not_fit_this_loss(rng: np.random.Generator) -> None:
    with pytest.raises(ShapeError, match="needs a network with 1 output, a logit, but this"):
        call(net=Network([Dense(2, 2, rng=rng)]))


@pytest.mark.parametrize("y", [[1], [[1]], np.array([True])])
def test_one_example_is_enough(y: object) -> None:
    assert call(X=[[1, 2]], y=y).n_epochs == 2


def test_one_feature_is_enough(rng: np.random.Generator) -> None:
    assert call(net=one_neuron(), X=[[0], [1], [2], [3]]).loss[0] == pytest.approx(np.log(2))


def test_a_refused_call_changes_no_parameter(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 1, rng=rng)])
    before = net.parameters.copy()

    with pytest.raises(ShapeError):
        call(net=net, validation=([[1.0]], [1]))

    np.testing.assert_array_equal(net.parameters, before)


# --- Penalties, weights, stopping --------------------------------------------------------


def test_a_step_with_a_penalty_worked_by_hand(rng: np.random.Generator) -> None:
    net = one_neuron(w=2.0, b=3.0)

    history = train(
        net, [[0.0]], [1], loss=loss, optimizer=SGD(1.0), n_epochs=1, rng=rng, penalty=L2(0.1)
    )

    # x = 0, so the loss pulls at b alone, and the penalty 0.05 w² at w alone, by 0.1 · 2.
    np.testing.assert_allclose(net.parameters, [2 - 0.2, 3 + 1 / (1 + np.e**3)], rtol=1e-14)
    np.testing.assert_allclose(history.loss, [np.log1p(np.exp(-3))], rtol=1e-14)
    np.testing.assert_allclose(history.penalty, [0.05 * 1.8**2], rtol=1e-14)


@pytest.mark.parametrize("penalty", [L1(0.05), L2(0.5)])
def test_a_penalty_leaves_smaller_weights(penalty: object, rng: np.random.Generator) -> None:
    X, y = datasets.blobs(60, rng=rng)
    free = Network([Dense(2, 1, rng=rng)])
    priced = copy.deepcopy(free)

    for net, price in ((free, None), (priced, penalty)):
        train(net, X, y, loss=loss, optimizer=SGD(0.5), n_epochs=200, rng=rng, penalty=price)

    assert np.abs(priced.layers[0].W).sum() < 0.7 * np.abs(free.layers[0].W).sum()


def test_the_price_does_not_depend_on_how_the_examples_are_batched() -> None:
    X, y = np.zeros((8, 1)), np.ones(8)

    ends = []
    for size, n_epochs in ((8, 4), (2, 1)):
        net = one_neuron(w=2.0)
        train(
            net, X, y, loss=loss, optimizer=SGD(0.1), n_epochs=n_epochs, batch_size=size,
            rng=np.random.default_rng(0), penalty=L2(0.3),
        )  # fmt: skip
        ends.append(net.layers[0].W[0, 0])

    assert ends[0] == pytest.approx(ends[1], rel=1e-12)  # four steps each


@pytest.mark.parametrize("batch_size", [None, 2])
def test_an_example_of_weight_zero_teaches_nothing(batch_size: int | None) -> None:
    X, y = np.array([[1.0], [2.0], [-1.0], [50.0]]), np.array([1, 1, 0, 0])
    seen, unseen = one_neuron(), one_neuron()
    common = {"loss": loss, "optimizer": SGD(0.1), "n_epochs": 3}

    train(seen, X, y, sample_weight=[1, 1, 1, 0], batch_size=batch_size,
          rng=np.random.default_rng(0), **common)  # fmt: skip
    X[3] = -3.0
    train(unseen, X, y, sample_weight=[1, 1, 1, 0], batch_size=batch_size,
          rng=np.random.default_rng(0), **common)  # fmt: skip

    np.testing.assert_array_equal(seen.parameters, unseen.parameters)


def test_all_examples_together_weigh_as_copies_would(rng: np.random.Generator) -> None:
    X, y = np.array([[1.0], [-2.0], [0.5]]), np.array([1, 0, 0])
    weighted, copied = one_neuron(), one_neuron()
    common = {"loss": loss, "optimizer": SGD(0.5), "n_epochs": 5, "rng": rng}

    train(weighted, X, y, sample_weight=[1, 2, 1], **common)
    train(copied, X[[0, 1, 1, 2]], y[[0, 1, 1, 2]], **common)

    np.testing.assert_allclose(weighted.parameters, copied.parameters, rtol=1e-12)


def rising_validation(patience: int, n_epochs: int = 50, **rule: float) -> tuple:
    """Train on one example, validate on its opposite: the validation loss rises all the time."""
    net = one_neuron()
    history = train(
        net, [[1.0]], [1], loss=loss, optimizer=SGD(0.5), n_epochs=n_epochs, record=True,
        rng=np.random.default_rng(0), validation=([[1.0]], [0]),
        early_stopping=EarlyStopping(patience, **rule),
    )  # fmt: skip
    return net, history


def test_training_stops_when_patience_is_over_and_the_best_epoch_comes_back() -> None:
    net, history = rising_validation(patience=3)

    assert history.best_epoch == 1
    assert history.n_epochs == len(history.validation_loss) == 1 + 3
    np.testing.assert_array_equal(net.parameters, history.parameters[1])


def test_the_best_epoch_comes_back_even_if_nothing_stopped_early() -> None:
    net, history = rising_validation(patience=100, n_epochs=4)

    assert (history.n_epochs, history.best_epoch) == (4, 1)
    np.testing.assert_array_equal(net.parameters, history.parameters[1])


def test_a_falling_loss_is_not_stopped(rng: np.random.Generator) -> None:
    net = one_neuron()

    history = train(
        net, [[1.0]], [1], loss=loss, optimizer=SGD(0.5), n_epochs=20, rng=rng,
        validation=([[1.0]], [1]), early_stopping=EarlyStopping(patience=1),
    )  # fmt: skip

    assert (history.n_epochs, history.best_epoch) == (20, 20)


def test_a_loss_that_stays_the_same_is_no_new_low(rng: np.random.Generator) -> None:
    history = train(
        one_neuron(), [[1.0]], [1], loss=loss, optimizer=SGD(1e-300), n_epochs=20, rng=rng,
        validation=([[1.0]], [1]), early_stopping=EarlyStopping(patience=3),
    )  # fmt: skip

    assert (history.best_epoch, history.n_epochs) == (1, 1 + 3)


def test_a_gain_that_is_too_small_does_not_count(rng: np.random.Generator) -> None:
    history = train(
        one_neuron(), [[1.0]], [1], loss=loss, optimizer=SGD(0.5), n_epochs=50, rng=rng,
        validation=([[1.0]], [1]), early_stopping=EarlyStopping(patience=2, min_gain=0.05),
    )  # fmt: skip

    best, later = np.split(history.validation_loss, [history.best_epoch])
    assert len(later) == 2
    assert (np.diff(history.validation_loss) < 0).all()
    assert (later > best[-1] - 0.05).all()


def test_without_early_stopping_the_last_epoch_stays(rng: np.random.Generator) -> None:
    history = train(
        one_neuron(), [[1.0]], [1], loss=loss, optimizer=SGD(0.5), n_epochs=3, rng=rng,
        validation=([[1.0]], [0]),
    )  # fmt: skip

    assert (history.n_epochs, history.best_epoch, history.penalty) == (3, None, None)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"early_stopping": EarlyStopping(3)}, TypeError, "validation is missing"),
        ({"early_stopping": 3}, TypeError, r"EarlyStopping\(patience=10\)"),
        ({"penalty": L2}, TypeError, r"Write penalty=L2\(0\.01\)"),
        ({"penalty": 0.1}, TypeError, "penalty must be a penalty"),
        ({"sample_weight": [1.0]}, ShapeError, r"sample_weight must have shape \(2,\)"),
    ],
)
def test_a_part_that_does_not_fit_is_named(changes: dict, error: type, words: str) -> None:
    usual = {"loss": loss, "optimizer": SGD(0.1), "n_epochs": 1, "rng": np.random.default_rng(0)}

    with pytest.raises(error, match=words):
        train(one_neuron(), [[1.0], [2.0]], [0, 1], **(usual | changes))


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ({"patience": 0}, ValueError),
        ({"patience": 2.5}, TypeError),
        ({"patience": 2, "min_gain": -1}, ValueError),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(rule: dict, error: type) -> None:
    with pytest.raises(error):
        EarlyStopping(**rule)
