"""Networks written as plain functions: they train, and agree with nnlib's Network where it has one.

The first half has the form of a program for JAX: parameters in a list of pairs (W, b), a function
that predicts, a function that gives the loss, Adam over the nested lists, mini-batches.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import nnlib
from nnlib import numerical_gradient
from nnlib.autodiff import grad, value_and_grad

Params = list[tuple[np.ndarray, np.ndarray]]


def start_params(widths: list[int], rng: np.random.Generator) -> Params:
    """Draw weights of spread √(2 / n_in), and biases of 0."""
    return [
        (rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)), np.zeros(n_out))
        for n_in, n_out in pairwise(widths)
    ]


def predict(params: Any, X: Any) -> Any:
    for W, b in params[:-1]:
        X = np.maximum(X @ W + b, 0)
    W, b = params[-1]
    return X @ W + b


def loss_fn(params: Any, X: Any, y: Any) -> Any:
    return np.mean((predict(params, X) - y) ** 2)


class Adam:
    """Adam over nested lists: for each array a running mean of slopes and of their squares."""

    def __init__(self, params: Params, rate: float) -> None:
        self.m = [[np.zeros_like(array) for array in pair] for pair in params]
        self.v = [[np.zeros_like(array) for array in pair] for pair in params]
        self.rate, self.t = rate, 0

    def step(self, params: Params, gradients: Params) -> Params:
        self.t += 1
        return [
            tuple(self._moved(i, j, array, gradients[i][j]) for j, array in enumerate(pair))
            for i, pair in enumerate(params)
        ]  # type: ignore[return-value]

    def _moved(self, i: int, j: int, array: np.ndarray, g: np.ndarray) -> np.ndarray:
        m = self.m[i][j] = 0.9 * self.m[i][j] + 0.1 * g
        v = self.v[i][j] = 0.999 * self.v[i][j] + 0.001 * g**2
        m_hat, v_hat = m / (1 - 0.9**self.t), v / (1 - 0.999**self.t)
        return array - self.rate * m_hat / (np.sqrt(v_hat) + 1e-8)


def batches(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    order = rng.permutation(n)
    return [order[i : i + size] for i in range(0, n, size)]


def examples(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw 128 points, and a hill to be learned."""
    X = rng.uniform(-1, 1, (128, 2))
    return X, np.exp(-4 * np.sum(X**2, axis=1, keepdims=True))


def same_network(params: Params) -> nnlib.Network:
    """Make nnlib's network with these parameters."""
    layers: list[nnlib.Layer] = []
    for W, b in params:
        dense = nnlib.Dense(*W.shape, rng=np.random.default_rng(0))
        dense.W, dense.b = W, b
        layers += [dense, nnlib.Activation("relu")]
    return nnlib.Network(layers[:-1])


def flat(params: Params) -> np.ndarray:
    return np.concatenate([array.ravel() for pair in params for array in pair])


def test_a_training_loop_over_a_list_of_pairs_lowers_the_loss(rng: np.random.Generator) -> None:
    X, y = examples(rng)
    params = start_params([2, 16, 16, 1], rng)
    adam, value_and_gradient = Adam(params, 0.01), value_and_grad(loss_fn)
    first = loss_fn(params, X, y)

    for _ in range(30):
        for batch in batches(len(X), 32, rng):
            _, gradients = value_and_gradient(params, X[batch], y[batch])
            params = adam.step(params, gradients)

    assert loss_fn(params, X, y) < 0.1 * first


def test_its_gradients_are_those_of_the_network(rng: np.random.Generator) -> None:
    X, y = examples(rng)
    params = start_params([2, 16, 16, 1], rng)
    net = same_network(params)

    value, gradients = value_and_grad(loss_fn)(params, X, y)
    value_too, dZ = nnlib.MeanSquaredError().value_and_gradient(net.forward(X), y)
    net.backward(dZ)

    assert [tuple(d.shape for d in pair) for pair in gradients] == [
        (W.shape, b.shape) for W, b in params
    ]
    assert value == pytest.approx(value_too, rel=1e-14)
    np.testing.assert_allclose(flat(gradients), net.gradients, rtol=1e-12, atol=1e-16)


def test_fifty_steps_end_where_those_of_the_network_end(rng: np.random.Generator) -> None:
    X, y = examples(rng)
    params = start_params([2, 8, 1], rng)
    net, optimizer, adam = same_network(params), nnlib.Adam(0.01), Adam(params, 0.01)
    loss = nnlib.MeanSquaredError()

    for _ in range(50):
        params = adam.step(params, grad(loss_fn)(params, X, y))
        net.backward(loss.value_and_gradient(net.forward(X), y)[1])
        optimizer.step(net.parameters, net.gradients)

    np.testing.assert_allclose(flat(params), net.parameters, rtol=1e-10, atol=1e-12)


def test_a_network_in_float32_is_trained_in_float32(rng: np.random.Generator) -> None:
    X, y = (array.astype(np.float32) for array in examples(rng))
    params = [(W.astype(np.float32), b.astype(np.float32)) for W, b in start_params([2, 4, 1], rng)]

    value, gradients = value_and_grad(loss_fn)(params, X, y)

    assert value.dtype == np.float32
    assert {array.dtype for pair in gradients for array in pair} == {np.dtype(np.float32)}


# --- networks of other kinds ------------------------------------------------------------

rng = np.random.default_rng(1)


def softmax(Z: Any) -> Any:
    e = np.exp(Z - np.max(Z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def convolution(params: Any) -> Any:
    """Two filters over images of 5 × 4, one channel, then the largest of each 2 × 2."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(IMAGES, ((0, 0), (1, 1), (1, 1))),
                                                       (3, 3), axis=(1, 2))  # fmt: skip
    Z = np.tanh(np.tensordot(windows, params["K"], 2) + params["b"])  # (n, 5, 4, 2)
    pooled = Z[:, :4].reshape(3, 2, 2, 2, 2, 2).max(axis=(2, 4))
    return np.mean(pooled**2 * [1.0, 2.0])


def second_convolution(params: Any) -> Any:
    """Windows over what the parameters gave, not over plain images."""
    hidden = np.tanh(IMAGES[..., np.newaxis] * params["b"])  # (n, 5, 4, 2)
    windows = np.lib.stride_tricks.sliding_window_view(hidden, (2, 2), axis=(1, 2))
    return np.mean(np.einsum("nhwcij,ij->nhwc", windows, params["K"][:2, :2, 0]) ** 2)


def attention(params: Any) -> Any:
    """One head over 4 places that look back and not ahead, with layer normalization."""
    Q, K, V = (TOKENS @ params[name] for name in "QKV")
    scores = np.where(np.tri(4, dtype=bool), Q @ np.swapaxes(K, -1, -2) / np.sqrt(3), -np.inf)
    H = TOKENS[..., :3] + softmax(scores) @ V
    H = (H - H.mean(-1, keepdims=True)) / np.sqrt(H.var(-1, keepdims=True) + 1e-5)
    return np.mean(np.logaddexp(0, H) ** 2)


def graph_convolution(params: Any) -> Any:
    """Each node takes the mean of itself and its neighbours, twice; the graph the sum of nodes."""
    A = np.array([[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1]])
    H = TOKENS[0]
    for W in params["W"]:
        H = np.maximum(np.einsum("ij,jk->ik", A / A.sum(axis=1, keepdims=True), H) @ W, 0)
    return np.sum(H.sum(axis=0) ** 2)


def messages(params: Any) -> Any:
    """The same along a list of edges, from and to; a node that is met twice counts twice."""
    start, end = np.array([0, 0, 1, 2, 2]), np.array([1, 2, 1, 0, 3])
    gathered = np.tanh(np.take(TOKENS[0] @ params["W"], start, axis=0))
    arrived = np.stack([np.sum(np.where((end == i)[:, None], gathered, 0.0), 0) for i in range(4)])
    return np.sum(arrived**2)


IMAGES, TOKENS = rng.normal(size=(3, 5, 4)), rng.normal(size=(2, 4, 5))
NETWORKS: dict[str, tuple[Callable[[Any], Any], dict[str, Any]]] = {
    "convolution": (convolution, {"K": rng.normal(size=(3, 3, 2)), "b": rng.normal(size=2)}),
    "second convolution": (
        second_convolution, {"K": rng.normal(size=(3, 3, 2)), "b": rng.normal(size=2)}),
    "attention": (attention, {name: rng.normal(size=(5, 3)) for name in "QKV"}),
    "graph convolution": (
        graph_convolution, {"W": [rng.normal(size=(5, 3)), rng.normal(size=(3, 2))]}),
    "messages": (messages, {"W": rng.normal(size=(5, 3))}),
}  # fmt: skip


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_another_kind_agrees_with_finite_differences(name: str) -> None:
    f, params = NETWORKS[name]

    gradients = grad(f)(params)

    for key, array in params.items():
        for i, part in enumerate(array if isinstance(array, list) else [array]):

            def at(values: np.ndarray, key: str = key, i: int = i) -> float:
                old = params[key]
                new = [*old[:i], values, *old[i + 1 :]] if isinstance(old, list) else values
                return float(f({**params, key: new}))

            found = gradients[key][i] if isinstance(array, list) else gradients[key]
            np.testing.assert_allclose(found, numerical_gradient(at, part), rtol=1e-6, atol=1e-9)
