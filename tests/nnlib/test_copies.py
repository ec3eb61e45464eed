"""Copies of a network train by themselves, and files bring networks back unchanged."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path

import joblib
import numpy as np
import pytest

import nnlib
from nnlib import Network


def through_pickle(net: Network, folder: Path) -> Network:
    return pickle.loads(pickle.dumps(net))


def through_joblib(net: Network, folder: Path) -> Network:
    joblib.dump(net, folder / "net.joblib")
    return joblib.load(folder / "net.joblib")


def through_mapped_joblib(net: Network, folder: Path) -> Network:
    joblib.dump(net, folder / "net.joblib")
    return joblib.load(folder / "net.joblib", mmap_mode="r")


def through_deepcopy(net: Network, folder: Path) -> Network:
    return copy.deepcopy(net)


def through_file(net: Network, folder: Path) -> Network:
    net.save(folder / "net.npz")
    return Network.load(folder / "net.npz")


WAYS = [through_deepcopy, through_pickle, through_joblib, through_mapped_joblib, through_file]
Way = Callable[[Network, Path], Network]


def train_a_little(net: Network) -> None:
    rng = np.random.default_rng(5)
    X, y = nnlib.datasets.blobs(20, rng=rng)
    loss, optimizer = nnlib.BinaryCrossEntropy(), nnlib.SGD(0.5)
    nnlib.train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=3, rng=rng)


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_gives_the_same_outputs(way: Way, net: Network, tmp_path: Path) -> None:
    X = [[1.0, 2.0], [0.0, -1.0]]

    np.testing.assert_array_equal(way(net, tmp_path).forward(X), net.forward(X))


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_learns(way: Way, net: Network, tmp_path: Path) -> None:
    twin = way(net, tmp_path)
    before = twin.forward([[1.0, 2.0]])

    train_a_little(twin)

    assert abs(twin.forward([[1.0, 2.0]]) - before).max() > 1e-3


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_learns_what_the_original_would(way: Way, net: Network, tmp_path: Path) -> None:
    twin = way(net, tmp_path)

    train_a_little(twin)
    train_a_little(net)

    np.testing.assert_array_equal(twin.parameters, net.parameters)


@pytest.mark.parametrize("way", WAYS)
def test_training_a_copy_leaves_the_original_alone(way: Way, net: Network, tmp_path: Path) -> None:
    before = net.parameters.copy()

    train_a_little(way(net, tmp_path))

    np.testing.assert_array_equal(net.parameters, before)


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_holds_its_weights_in_its_vector(way: Way, net: Network, tmp_path: Path) -> None:
    twin = way(net, tmp_path)

    twin.layers[0].W = np.full((2, 3), 7.0)

    np.testing.assert_array_equal(twin.parameters[:6], 7.0)
    assert np.shares_memory(twin.gradients, twin.layers[2].dW)


@pytest.mark.parametrize("way", WAYS)
def test_float32_survives_a_copy(way: Way, rng: np.random.Generator, tmp_path: Path) -> None:
    net = Network([nnlib.Dense(2, 1, rng=rng, dtype=np.float32)])

    assert way(net, tmp_path).parameters.dtype == np.float32


def test_a_shallow_copy_is_independent_too(net: Network) -> None:
    twin = copy.copy(net.layers[0])

    twin.W = np.zeros((2, 3))

    assert net.layers[0].W.any()


def test_a_shallow_copy_of_a_network_takes_nothing_from_it(net: Network) -> None:
    twin = copy.copy(net)

    twin.parameters = np.zeros(twin.n_parameters)

    assert net.layers[0].W.any()
    assert np.shares_memory(net.layers[0].W, net.parameters)


def test_a_shallow_copy_of_a_residual_layer_takes_nothing_from_it(
    rng: np.random.Generator,
) -> None:
    layer = nnlib.Residual([nnlib.Dense(2, 2, rng=rng)])

    copy.copy(layer).theta = np.zeros(6)

    assert layer.layers[0].W.any()
    assert np.shares_memory(layer.layers[0].W, layer.theta)


class Named(Network):
    """A network with something of its own."""

    def __init__(self, layers: list[nnlib.Layer]) -> None:
        super().__init__(layers)
        self.name = "mine"


@pytest.mark.parametrize("way", [through_deepcopy, through_pickle])
def test_what_a_subclass_adds_is_copied_too(
    way: Way, rng: np.random.Generator, tmp_path: Path
) -> None:
    assert way(Named([nnlib.Dense(2, 1, rng=rng)]), tmp_path).name == "mine"


def test_the_copy_of_a_layer_may_join_another_network(net: Network) -> None:
    twin = copy.deepcopy(net.layers[0])

    other = Network([twin])

    np.testing.assert_array_equal(other.parameters, net.parameters[:9])


def test_a_file_has_exactly_the_name_given(net: Network, tmp_path: Path) -> None:
    net.save(tmp_path / "mine")

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert Network.load(str(tmp_path / "mine")).n_parameters == 13


def test_every_activation_survives_a_file(rng: np.random.Generator, tmp_path: Path) -> None:
    names = list(nnlib.activations.ACTIVATIONS)
    net = Network([nnlib.Activation(name) for name in names])

    net.save(tmp_path / "net.npz")

    assert repr(Network.load(tmp_path / "net.npz")) == repr(net)


@pytest.mark.parametrize("content", [b"", b"not a network", b"PK\x03\x04 broken"])
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.npz").write_bytes(content)

    with pytest.raises(ValueError, match=r"other\.npz does not hold a network"):
        Network.load(tmp_path / "other.npz")


def test_other_arrays_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", W=np.zeros(3))
    np.save(tmp_path / "one.npy", np.zeros(3))

    with pytest.raises(ValueError, match="does not hold a network"):
        Network.load(tmp_path / "other.npz")
    with pytest.raises(ValueError, match="does not hold a network"):
        Network.load(tmp_path / "one.npy")


def test_a_program_in_a_file_is_not_run(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple:
            return (Path(tmp_path / "sprung").touch, ())

    np.savez(tmp_path / "trap.npz", format=1, layers=np.array(Trap(), object), parameters=0)

    with pytest.raises(ValueError, match="does not hold a network"):
        Network.load(tmp_path / "trap.npz")
    assert not (tmp_path / "sprung").exists()


def test_a_truncated_file_is_refused(net: Network, tmp_path: Path) -> None:
    net.save(tmp_path / "net.npz")
    content = (tmp_path / "net.npz").read_bytes()
    (tmp_path / "net.npz").write_bytes(content[: len(content) // 2])

    with pytest.raises(ValueError, match="does not hold a network, or is damaged"):
        Network.load(tmp_path / "net.npz")


def test_a_file_from_the_future_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "net.npz", format=2, layers="[]", parameters=np.zeros(0))

    with pytest.raises(ValueError, match="has format 2, but this nnlib reads up to 1"):
        Network.load(tmp_path / "net.npz")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Network.load(tmp_path / "nowhere.npz")


def test_a_layer_of_ones_own_cannot_be_saved(tmp_path: Path) -> None:
    class Mine(nnlib.Layer):
        def apply(self, X: np.ndarray) -> np.ndarray:
            return 2 * X

    with pytest.raises(TypeError, match="A file can hold layers of the kinds Dense, Act") as caught:
        Network([Mine()]).save(tmp_path / "net.npz")
    assert str(caught.value).endswith('before you load: LAYERS["Mine"] = Mine.')
    assert not (tmp_path / "net.npz").exists()


def test_a_layer_of_ones_own_is_saved_once_its_kind_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Times(nnlib.Layer):
        def __init__(self, factor: float) -> None:
            super().__init__()
            self.factor = factor

        def apply(self, X: np.ndarray) -> np.ndarray:
            return self.factor * X

        def config(self) -> dict[str, float]:
            return {"factor": self.factor}

    monkeypatch.setitem(nnlib.layers.LAYERS, "Times", Times)
    Network([Times(2.5)]).save(tmp_path / "net.npz")

    np.testing.assert_array_equal(Network.load(tmp_path / "net.npz").forward([[2.0]]), [[5.0]])


def test_a_layer_that_borrows_a_name_is_told_to_take_another(tmp_path: Path) -> None:
    class Flatten(nnlib.Flatten):
        pass

    with pytest.raises(TypeError, match="give it another name than Flatten"):
        Network([Flatten()]).save(tmp_path / "net.npz")
