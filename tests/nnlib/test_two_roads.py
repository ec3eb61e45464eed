"""Each gradient by two roads: the formula of `backward`, and autodiff of the forward formula.

The forward formulas are written here a second time, in NumPy's functions and nothing else. The two
roads share no line of code, so where they meet to twelve digits, both are right.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import Activation, Dense, Network
from nnlib.activations import (
    ACTIVATIONS,
    erf,
    log_softmax_derivative,
    softmax_derivative,
)
from nnlib.autodiff import grad, value_and_grad
from nnlib.layers import (
    LAYERS,
    BatchNorm,
    Dropout,
    Flatten,
    Layer,
    LayerNorm,
    Residual,
    Standardize,
)

TOLERANCE = 1e-11  # of the two norms; 1e-6 would be enough to find a wrong formula

Params = dict[str, Any]


def assert_same(g: Any, ĝ: Any, *, may_vanish: bool = False) -> None:
    """Compare by ‖g − ĝ‖ / max(‖g‖, ‖ĝ‖), and refuse to compare nothing with nothing."""
    g, ĝ = np.asarray(g), np.asarray(ĝ)
    size = max(np.linalg.norm(g), np.linalg.norm(ĝ))
    assert g.shape == ĝ.shape
    assert g.dtype == ĝ.dtype == np.float64
    assert np.linalg.norm(g - ĝ) <= TOLERANCE * size
    assert may_vanish or size > 1e-8


# --- activation functions ---------------------------------------------------------------

# erf(x) = 2x/√π ∫₀¹ e^(−x²t²) dt, by Gauss's rule with 64 points.
nodes, shares = np.polynomial.legendre.leggauss(64)


def erf_by_quadrature(x: Any) -> Any:
    t = (nodes + 1) / 2
    return x * (np.exp(-((np.expand_dims(x, -1) * t) ** 2)) @ shares) / np.sqrt(np.pi)


PHI: dict[str, Callable[[Any], Any]] = {
    "identity": lambda z: z,
    "step": lambda z: np.heaviside(z, 0.0) + 0.0 * z,
    "sigmoid": lambda z: np.exp(-np.logaddexp(0.0, -z)),
    "tanh": lambda z: 1 - 2 / (np.exp(2 * z) + 1),
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "gelu": lambda z: z * (1 + erf_by_quadrature(z / np.sqrt(2))) / 2,
    "gelu_tanh": lambda z: z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))) / 2,
}


def test_the_quadrature_is_the_error_function() -> None:
    x = np.linspace(-4, 4, 81)

    np.testing.assert_allclose(erf_by_quadrature(x), erf(x), atol=2e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_each_activation_has_its_formula_here(name: str) -> None:
    z = np.linspace(-4, 4, 81)

    np.testing.assert_allclose(PHI[name](z), ACTIVATIONS[name].function(z), atol=4e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_of_an_activation_is_that_of_its_formula_at_the_kink_too(name: str) -> None:
    z = np.linspace(-4, 4, 81)  # 0 among them

    slope = grad(lambda z: np.sum(PHI[name](z)))(z)

    assert_same(ACTIVATIONS[name].derivative(z), slope, may_vanish=name == "step")


@pytest.mark.parametrize(
    ("formula", "derivative"),
    [
        (lambda z: np.exp(z) / np.sum(np.exp(z)), softmax_derivative),
        (lambda z: z - np.log(np.sum(np.exp(z))), log_softmax_derivative),
    ],
)
def test_softmax_and_its_logarithm_have_the_tables_of_their_formulas(
    formula: Any, derivative: Any
) -> None:
    z = np.array([0.3, -1.2, 2.0, 0.1])

    rows = np.stack([grad(lambda z, i=i: formula(z)[i])(z) for i in range(4)])

    assert_same(derivative(z), rows)


# --- layers -----------------------------------------------------------------------------


def normalized(X: Any, mean: Any, variance: Any) -> Any:
    return (X - mean) / np.sqrt(variance + 1e-5)


def by_batch(p: Params, X: Any) -> Any:
    return p["gamma"] * normalized(X, np.mean(X, 0), np.var(X, 0)) + p["beta"]


def by_row(p: Params, X: Any) -> Any:
    mean, variance = X.mean(1, keepdims=True), X.var(1, keepdims=True)
    return p["gamma"] * normalized(X, mean, variance) + p["beta"]


def formula_of(layer: Layer, *, training: bool) -> Callable[[Params, Any], Any]:
    """Write the forward pass of a layer a second time, as a function of parameters and inputs."""
    match layer:
        case Dense():
            return lambda p, X: np.einsum("ni,ij->nj", X, p["W"]) + p["b"]
        case Activation():
            return lambda p, X: PHI[layer.name](X)
        case Dropout():
            return lambda p, X: X * (layer.mask if training else 1.0)
        case BatchNorm() if training:
            return by_batch
        case BatchNorm():
            seen = layer.running_mean.copy(), layer.running_variance.copy()
            return lambda p, X: p["gamma"] * normalized(X, *seen) + p["beta"]
        case LayerNorm():
            return by_row
        case Flatten():
            return lambda p, X: np.stack([np.ravel(x) for x in X])
        case Standardize():
            return lambda p, X: (X - layer.mean) / layer.scale
        case Residual():
            return lambda p, X: X + row_of(layer.layers, training=training)(p["theta"], X)
    raise AssertionError(f"{layer!r} has no formula here.")


def row_of(layers: Any, *, training: bool) -> Callable[[Any, Any], Any]:
    """Write layers in a row as a function of the vector of all parameters and the inputs."""
    formulas = [formula_of(layer, training=training) for layer in layers]

    def outputs(theta: Any, X: Any) -> Any:
        start = 0
        for layer, formula in zip(layers, formulas, strict=True):
            p = {}
            for name, shape in layer.shapes.items():
                stop = start + int(np.prod(shape))
                p[name], start = np.reshape(theta[start:stop], shape), stop
            X = formula(p, X)
        return X

    return outputs


def make_layer(kind: str, n: int, m: int, rng: np.random.Generator) -> Layer:
    """Make a layer for m inputs, with parameters of order 1."""
    if kind in ACTIVATIONS:
        return Activation(kind)
    inner = [Dense(m, 3, rng=rng), LayerNorm(3), Activation("tanh"), Dense(3, m, rng=rng)]
    layer: Layer = {
        "Dense": lambda: Dense(m, n, rng=rng),
        "Dropout": lambda: Dropout(0.4, rng=rng),
        "BatchNorm": lambda: BatchNorm(m),
        "LayerNorm": lambda: LayerNorm(m),
        "Flatten": Flatten,
        "Standardize": lambda: Standardize(rng.normal(3, 2, (7, m))),
        "Residual": lambda: Residual(inner),
    }[kind]()
    layer.parameters[:] = rng.normal(1, 1, layer.parameters.size)
    if isinstance(layer, BatchNorm):
        layer.running_mean[:], layer.running_variance[:] = rng.normal(size=m), rng.uniform(1, 2, m)
    return layer


KINDS = [*sorted(set(LAYERS) - {"Activation"}), *ACTIVATIONS]


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@given(n=st.integers(3, 6), m=st.integers(3, 6), seed=st.integers(0, 99))
def test_a_layer_agrees(kind: str, training: bool, n: int, m: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    layer, X = make_layer(kind, n, m, rng), rng.normal(0, 1.5, (n, m))
    X = X[:, :, np.newaxis] * [1.0, -2.0] if kind == "Flatten" else X
    Z = layer.forward(X, training=training)
    C = rng.normal(0, 1, Z.shape)
    formula = row_of([layer], training=training)

    dX = layer.backward(C)
    value, (dtheta, dX_too) = value_and_grad(lambda p, X: np.sum(C * formula(p, X)), (0, 1))(
        layer.parameters, X
    )

    assert value == pytest.approx(np.sum(C * Z), rel=1e-12, abs=1e-12)
    assert_same(dX, dX_too, may_vanish=kind in ("step", "relu", "Dropout"))
    assert_same(layer.gradients, dtheta, may_vanish=not layer.shapes)


def test_every_kind_of_layer_is_here() -> None:
    rng = np.random.default_rng(0)

    made = {type(make_layer(kind, 3, 3, rng)).__name__ for kind in KINDS}

    assert made == set(LAYERS)


# --- losses and penalties ---------------------------------------------------------------


def weighted_mean(losses: Any, weights: Any) -> Any:
    return np.mean(losses) if weights is None else np.sum(weights * losses) / np.sum(weights)


def squared(Z: Any, y: Any, s: float, weights: Any) -> Any:
    return weighted_mean(np.mean((Z - y) ** 2, axis=1), weights)


def binary(Z: Any, y: Any, s: float, weights: Any) -> Any:
    p, q = -np.logaddexp(0, -Z[:, 0]), -np.logaddexp(0, Z[:, 0])  # log p and log(1 − p)
    y = y * (1 - s) + s / 2
    return weighted_mean(-y * p - (1 - y) * q, weights)


def classes(Z: Any, y: Any, s: float, weights: Any) -> Any:
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    targets = np.eye(Z.shape[1])[y] * (1 - s) + s / Z.shape[1]
    return weighted_mean(-np.sum(targets * log_p, axis=1), weights)


LOSSES = {
    "mse": (nnlib.MeanSquaredError(), squared, 0.0),
    "binary": (nnlib.BinaryCrossEntropy(), binary, 0.0),
    "binary, smoothed": (nnlib.BinaryCrossEntropy(label_smoothing=0.2), binary, 0.2),
    "classes": (nnlib.CrossEntropy(), classes, 0.0),
    "classes, smoothed": (nnlib.CrossEntropy(label_smoothing=0.2), classes, 0.2),
}


def make_targets(name: str, n: int, rng: np.random.Generator) -> tuple[int, Any]:
    """Choose how many outputs a loss gets, and targets for n examples."""
    if name.startswith("binary"):
        return 1, rng.integers(0, 2, n)
    return (2, rng.normal(size=(n, 2))) if name == "mse" else (4, rng.integers(0, 4, n))


@pytest.mark.parametrize("has_weights", [False, True])
@pytest.mark.parametrize("name", LOSSES)
@given(n=st.integers(1, 6), seed=st.integers(0, 99))
def test_a_loss_agrees(name: str, has_weights: bool, n: int, seed: int) -> None:
    rng, (loss, formula, s) = np.random.default_rng(seed), LOSSES[name]
    n_out, y = make_targets(name, n, rng)
    Z = rng.normal(0, 2, (n, n_out))
    weights = rng.uniform(0.1, 2, n) if has_weights else None

    value, dZ = loss.value_and_gradient(Z, y, sample_weight=weights)
    value_too, dZ_too = value_and_grad(formula)(Z, y, s, weights)

    assert value == pytest.approx(value_too, rel=1e-12)
    assert_same(dZ, dZ_too)


@pytest.mark.parametrize(
    ("penalty", "formula"),
    [
        (nnlib.L2(0.3), lambda w: 0.15 * np.sum(w**2)),
        (nnlib.L1(0.3), lambda w: 0.3 * np.sum(abs(w))),
    ],
)
def test_a_penalty_agrees_and_is_free_for_biases(penalty: Any, formula: Any) -> None:
    rng = np.random.default_rng(0)
    net = Network([Dense(3, 4, rng=rng), Activation("tanh"), Dense(4, 2, rng=rng)])
    net.parameters[:] = rng.normal(size=net.n_parameters)
    net.parameters[0] = 0.0  # the kink of L1

    value, gradient = penalty.value_and_gradient(net.parameters, net.is_weight)
    value_too, gradient_too = value_and_grad(lambda p: formula(p[net.is_weight]))(net.parameters)

    assert value == pytest.approx(value_too, rel=1e-14)
    assert_same(gradient, gradient_too)


# --- whole networks ---------------------------------------------------------------------


def make_network(form: str, n_out: int, rng: np.random.Generator) -> Network:
    """Make a network for 4 inputs, or images of 2 × 2."""
    if form == "plain":
        return Network(
            [Dense(4, 5, rng=rng), Activation("relu"), Dense(5, 3, rng=rng), Activation("gelu"),
             Dense(3, n_out, rng=rng)]
        )  # fmt: skip
    inner = [LayerNorm(6), Activation("gelu_tanh"), Dense(6, 6, rng=rng)]
    return Network(
        [Flatten(), Standardize(rng.normal(1, 2, (9, 4))), Dense(4, 6, rng=rng), BatchNorm(6),
         Activation("leaky_relu"), Dropout(0.3, rng=rng), Residual(inner), Activation("sigmoid"),
         Dense(6, n_out, rng=rng)]
    )  # fmt: skip


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("form", ["plain", "with every kind of layer"])
@pytest.mark.parametrize("name", LOSSES)
@given(n=st.integers(4, 7), seed=st.integers(0, 99))
def test_a_whole_network_agrees(name: str, form: str, training: bool, n: int, seed: int) -> None:
    rng, (loss, formula, s) = np.random.default_rng(seed), LOSSES[name]
    n_out, y = make_targets(name, n, rng)
    net = make_network(form, n_out, rng)
    net.parameters += rng.normal(0, 0.3, net.n_parameters)
    X = rng.normal(size=(n, 4) if form == "plain" else (n, 2, 2))

    value, dZ = loss.value_and_gradient(net.forward(X, training=training), y)
    dX = net.backward(dZ)
    outputs = row_of(net.layers, training=training)
    value_too, (dtheta, dX_too) = value_and_grad(
        lambda theta, X: formula(outputs(theta, X), y, s, None), (0, 1)
    )(net.parameters, X)

    assert value == pytest.approx(value_too, rel=1e-11)
    assert_same(net.gradients, dtheta)
    assert_same(dX, dX_too)
