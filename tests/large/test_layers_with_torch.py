"""Values and gradients of activations, layers and losses are those of PyTorch."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812  # the name its users know

from nnlib import (
    Activation,
    BatchNorm,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Dropout,
    LayerNorm,
    MeanSquaredError,
    Network,
    Residual,
    activations,
)
from nnlib.losses import Loss
from tests.large.pairing import array, copy_parameters, flat, tensor

NEAR = {"rtol": 1e-10, "atol": 1e-10}
TORCH = {
    "identity": lambda z: z,
    "step": lambda z: torch.heaviside(z, torch.zeros(1)),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: F.leaky_relu(z, 0.01),
    "gelu": F.gelu,
    "gelu_tanh": lambda z: F.gelu(z, approximate="tanh"),
}
WITHOUT_SLOPE = {"step"}  # PyTorch has no derivative of heaviside


def test_every_activation_has_its_twin() -> None:
    assert set(TORCH) == set(activations.ACTIVATIONS)


@pytest.mark.parametrize("name", TORCH)
def test_activations_and_their_slopes(name: str) -> None:
    z = np.concatenate([np.linspace(-30, 30, 1201), [-1000.0, 1000.0]])
    z = z[z != 0]  # at the kink each library makes its own choice
    twin = tensor(z).requires_grad_()
    value = TORCH[name](twin)

    function, derivative = activations.get(name)

    np.testing.assert_allclose(function(z), array(value), **NEAR)
    if name not in WITHOUT_SLOPE:
        value.sum().backward()
        np.testing.assert_allclose(derivative(z), array(twin.grad), **NEAR)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_softmax_and_its_jacobian(name: str, rng: np.random.Generator) -> None:
    Z = rng.normal(0, 10, (3, 4))
    function = getattr(torch, name)

    jacobians = [
        array(torch.autograd.functional.jacobian(lambda z: function(z, -1), row))
        for row in tensor(Z)
    ]

    np.testing.assert_allclose(
        getattr(activations, name)(Z), array(function(tensor(Z), -1)), **NEAR
    )
    ours = getattr(activations, f"{name}_derivative")(Z)
    np.testing.assert_allclose(ours, np.stack(jacobians), **NEAR)


# --- layers -----------------------------------------------------------------------------


def compare(
    net: Network, twin: torch.nn.Sequential, X: np.ndarray, C: np.ndarray, *, training: bool
) -> None:
    """Hold outputs, gradients and input gradients of Σ C ⊙ Z against PyTorch's."""
    copy_parameters(net, twin)
    twin.train(training)
    inputs = tensor(X).requires_grad_()
    outputs = twin(inputs)
    (outputs * tensor(C)).sum().backward()

    Z = net.forward(X, training=training)
    dX = net.backward(C)

    np.testing.assert_allclose(Z, array(outputs), **NEAR)
    np.testing.assert_allclose(dX, array(inputs.grad), **NEAR)
    np.testing.assert_allclose(net.gradients, flat(twin, "grad"), **NEAR)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize(
    ("layer", "part"),
    [
        (lambda rng: Dense(3, 5, rng=rng), lambda: torch.nn.Linear(3, 5)),
        (lambda rng: BatchNorm(3), lambda: torch.nn.BatchNorm1d(3)),
        (lambda rng: LayerNorm(3), lambda: torch.nn.LayerNorm(3)),
    ],
)
def test_layers(layer, part, training: bool, rng: np.random.Generator) -> None:
    net, twin = Network([layer(rng)]), torch.nn.Sequential(part())
    net.parameters = rng.normal(size=net.n_parameters)
    X = rng.normal(2.0, 3.0, (7, 3))

    compare(net, twin, X, rng.normal(size=(7, net.n_out)), training=training)


def test_running_statistics(rng: np.random.Generator) -> None:
    layer, twin = BatchNorm(3), torch.nn.BatchNorm1d(3)

    for _ in range(5):
        X = rng.normal(2.0, 3.0, (6, 3))
        layer.forward(X, training=True)
        twin(tensor(X))

    np.testing.assert_allclose(layer.running_mean, array(twin.running_mean), **NEAR)
    np.testing.assert_allclose(layer.running_variance, array(twin.running_var), **NEAR)
    twin.eval()
    np.testing.assert_allclose(layer.forward(X), array(twin(tensor(X))), **NEAR)


@pytest.mark.parametrize("training", [True, False])
def test_a_deep_network(training: bool, rng: np.random.Generator) -> None:
    bends = ["tanh", "sigmoid", "gelu", "relu"]
    layers, parts = [], []
    for bend in bends:
        layers += [Dense(4, 4, rng=rng), BatchNorm(4), Activation(bend), LayerNorm(4)]
        kinds = {"tanh": "Tanh", "sigmoid": "Sigmoid", "gelu": "GELU", "relu": "ReLU"}
        parts += [torch.nn.Linear(4, 4), torch.nn.BatchNorm1d(4), getattr(torch.nn, kinds[bend])()]
        parts += [torch.nn.LayerNorm(4)]
    net = Network([*layers, Dense(4, 2, rng=rng)])
    net.parameters = rng.normal(size=net.n_parameters)

    twin = torch.nn.Sequential(*parts, torch.nn.Linear(4, 2))

    compare(net, twin, rng.normal(size=(9, 4)), rng.normal(size=(9, 2)), training=training)


def test_dropout_with_the_same_mask(rng: np.random.Generator) -> None:
    layer, X, C = Dropout(0.4, rng=rng), rng.normal(size=(6, 5)), rng.normal(size=(6, 5))
    Z = layer.forward(X, training=True)
    inputs = tensor(X).requires_grad_()

    outputs = inputs * tensor(layer.mask)
    (outputs * tensor(C)).sum().backward()

    # PyTorch draws other masks, but each of its entries is 0 or 1/(1 − rate) as well.
    torch.manual_seed(0)
    theirs = F.dropout(torch.ones(1000), 0.4)
    np.testing.assert_allclose(np.unique(layer.mask), np.unique(array(theirs)), **NEAR)
    np.testing.assert_allclose(Z, array(outputs), **NEAR)
    np.testing.assert_allclose(layer.backward(C), array(inputs.grad), **NEAR)


def test_a_residual_layer(rng: np.random.Generator) -> None:
    layer = Residual([Dense(3, 3, rng=rng), Activation("tanh")])
    inner, X, C = layer.layers[0], rng.normal(size=(6, 3)), rng.normal(size=(6, 3))
    inputs, W = tensor(X).requires_grad_(), tensor(inner.W).requires_grad_()

    outputs = inputs + torch.tanh(inputs @ W + tensor(inner.b))
    (outputs * tensor(C)).sum().backward()

    np.testing.assert_allclose(layer.forward(X), array(outputs), **NEAR)
    np.testing.assert_allclose(layer.backward(C), array(inputs.grad), **NEAR)
    np.testing.assert_allclose(inner.dW, array(W.grad), **NEAR)


# --- losses -----------------------------------------------------------------------------


def hold(loss: Loss, Z: np.ndarray, y: np.ndarray, theirs, weights: np.ndarray | None) -> None:
    """Hold value and gradient of a loss against PyTorch's mean of the losses of all examples."""
    logits = tensor(Z).requires_grad_()
    each = theirs(logits)
    w = torch.ones(len(Z)) if weights is None else tensor(weights)
    expected = (each * w).sum() / w.sum()
    expected.backward()

    value, dZ = loss.value_and_gradient(Z, y, sample_weight=weights)

    np.testing.assert_allclose(value, float(expected.detach()), **NEAR)
    np.testing.assert_allclose(dZ, array(logits.grad), **NEAR)


WEIGHTS = [None, np.array([0.0, 1.0, 2.5, 0.5, 1.0, 3.0])]


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("scale", [1.0, 300.0])
def test_binary_cross_entropy(
    weights: np.ndarray | None, smoothing: float, scale: float, rng: np.random.Generator
) -> None:
    Z, y = rng.normal(0, scale, (6, 1)), rng.integers(0, 2, 6)
    soft = tensor(y * (1 - smoothing) + smoothing / 2)

    def theirs(logits: torch.Tensor) -> torch.Tensor:
        return F.binary_cross_entropy_with_logits(logits[:, 0], soft, reduction="none")

    hold(BinaryCrossEntropy(label_smoothing=smoothing), Z, y, theirs, weights)


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("scale", [1.0, 300.0])
def test_cross_entropy(
    weights: np.ndarray | None, smoothing: float, scale: float, rng: np.random.Generator
) -> None:
    Z, y = rng.normal(0, scale, (6, 4)), rng.integers(0, 4, 6)

    def theirs(logits: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(logits, tensor(y), label_smoothing=smoothing, reduction="none")

    hold(CrossEntropy(label_smoothing=smoothing), Z, y, theirs, weights)


@pytest.mark.parametrize("weights", WEIGHTS)
def test_mean_squared_error(weights: np.ndarray | None, rng: np.random.Generator) -> None:
    Z, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 3))

    def theirs(outputs: torch.Tensor) -> torch.Tensor:
        return F.mse_loss(outputs, tensor(Y), reduction="none").mean(dim=1)

    hold(MeanSquaredError(), Z, Y, theirs, weights)
