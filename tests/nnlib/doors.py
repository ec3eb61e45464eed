"""The doors of nnlib: each argument of a public function that takes an array, by what it takes."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure

import nnlib
from nnlib import activations, autodiff, datasets, metrics, plots

X = np.array([[1.0, 2.0], [3.0, 0.0], [-1.0, 1.0], [2.0, 2.0]])
y = np.array([0.0, 1.0, 1.0, 0.0])
Z = np.array([[1.0], [-1.0], [2.0], [0.0]])
W = np.array([[1.0], [2.0]])
theta = np.arange(1.0, 14.0)


class Door(NamedTuple):
    """An argument: what the caller calls it, how to hand it over, numbers that it takes."""

    name: str
    call: Callable[[Any], Any]
    example: np.ndarray


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def net(loss: str = "") -> nnlib.Network:
    draws = rng()
    first, last = nnlib.Dense(2, 3, rng=draws), nnlib.Dense(3, 2 if loss == "CE" else 1, rng=draws)
    return nnlib.Network([first, nnlib.Activation("tanh"), last])


def seen(net: Any) -> Any:
    """Show a layer or a network four examples, and return it."""
    net.forward(X, training=True)
    return net


def trained(**given: Any) -> Any:
    """Train for two epochs, with one argument replaced."""
    made = net()
    options = {
        "loss": BCE, "optimizer": nnlib.Adam(0.1), "n_epochs": 2, "rng": rng(), "batch_size": 3,
    }  # fmt: skip
    history = nnlib.train(made, given.pop("X", X), given.pop("y", y), **options, **given)
    return history.loss, history.validation_loss, made.parameters.copy()


def trained_many(X: Any, y: Any) -> Any:
    return nnlib.train_many(
        lambda rng: net(), X, y, n_networks=2, loss=BCE, optimizer=nnlib.SGD(0.1), n_epochs=2,
        rng=rng(),
    )[1]  # fmt: skip


def assigned(thing: Any, name: str) -> Callable[[Any], Any]:
    def assign(values: Any) -> Any:
        changed = copy.deepcopy(thing)
        setattr(changed, name, values)
        return getattr(changed, name)

    return assign


def drawn(draw: Callable[..., Any], *before: Any, n: int = 1) -> Callable[..., None]:
    """Draw on axes that are thrown away."""

    def draw_on(*given: Any, **options: Any) -> None:
        draw(Figure().subplots(1, n), *before, *given, **options)

    return draw_on


def decayed(choice: Any) -> np.ndarray:
    moved = np.ones(4)
    nnlib.AdamW(0.1, decayed=choice).step(moved, np.zeros(4))
    return moved


BCE, CE, MSE = nnlib.BinaryCrossEntropy(), nnlib.CrossEntropy(), nnlib.MeanSquaredError()
LAYERS = {
    "Dense": lambda: nnlib.Dense(2, 1, rng=rng()),
    "Activation": lambda: nnlib.Activation("gelu"),
    "Dropout": lambda: nnlib.Dropout(0.5, rng=rng()),
    "BatchNorm": lambda: nnlib.BatchNorm(2),
    "LayerNorm": lambda: nnlib.LayerNorm(2),
    "Residual": lambda: nnlib.Residual([nnlib.Dense(2, 2, rng=rng())]),
    "Standardize": lambda: nnlib.Standardize(X),
}
slice_of = {"loss": BCE, "directions": (0, 1)}

# Tables of examples, one a row.
TABLES = {
    "Network.forward": Door("X", lambda v: net().forward(v), X),
    "Network.hidden_outputs": Door("X", lambda v: net().hidden_outputs(v), X),
    "Network.check_inputs": Door("X", lambda v: net().check_inputs(v), X),
    **{
        f"{kind}.forward": Door("X", lambda v, make=make: make().forward(v, training=True), X)
        for kind, make in LAYERS.items()
    },
    "Standardize": Door("X_train", lambda v: nnlib.Standardize(v).scale, X),
    "train X": Door("X", lambda v: trained(X=v), X),
    "train X_val": Door("X_val", lambda v: trained(validation=(v, y)), X),
    "train_many X": Door("X", lambda v: trained_many(v, y), X),
    "check_gradients X": Door("X", lambda v: nnlib.check_gradients(net(), v, y, loss=BCE), X),
    "is_stray X": Door("X", lambda v: datasets.is_stray(v, y), X),
    "LossSlice X": Door("X", lambda v: plots.LossSlice(net(), v, y, **slice_of)(0, 1), X),
    "points X": Door("X", lambda v: drawn(plots.points)(v, y), X),
}
# Labels 0 and 1, one an example.
LABELS = {
    "BinaryCrossEntropy y": Door("y", lambda v: BCE.value_and_gradient(Z, v), y),
    "BinaryCrossEntropy.as_targets": Door("y", lambda v: BCE.as_targets(v, 4), y),
    "CrossEntropy y": Door("y", lambda v: CE.value_and_gradient(X, v), y),
    "CrossEntropy.as_targets": Door("y", lambda v: CE.as_targets(v, 4), y),
    "train y": Door("y", lambda v: trained(y=v), y),
    "train y_val": Door("y_val", lambda v: trained(validation=(X, v)), y),
    "train_many y": Door("y", lambda v: trained_many(X, v), y),
    "check_gradients y": Door("y", lambda v: nnlib.check_gradients(net(), X, v, loss=BCE), y),
    "is_stray y": Door("y", lambda v: datasets.is_stray(X, v), y),
    "LossSlice y": Door("y", lambda v: plots.LossSlice(net(), X, v, **slice_of)(0, 1), y),
    "accuracy y": Door("y", lambda v: metrics.accuracy(v, y), y),
    "accuracy predicted": Door("predicted", lambda v: metrics.accuracy(y, v), y),
    "precision": Door("predicted", lambda v: metrics.precision(y, v), y),
    "recall": Door("predicted", lambda v: metrics.recall(y, v), y),
    "confusion_matrix": Door("predicted", lambda v: metrics.confusion_matrix(y, v), y),
    "roc_auc y": Door("y", lambda v: metrics.roc_auc(v, Z[:, 0]), y),
    "points y": Door("y", lambda v: drawn(plots.points)(X, v), y),
    "plots.confusion_matrix": Door("predicted", drawn(plots.confusion_matrix, y), y),
}
# Other arrays whose numbers must be finite.
NUMBERS = {
    "MeanSquaredError y": Door("y", lambda v: MSE.value_and_gradient(Z, v), y),
    "MeanSquaredError.as_targets": Door("y", lambda v: MSE.as_targets(v, 4), y),
    "BinaryCrossEntropy Z": Door("Z", lambda v: BCE.value_and_gradient(v, y), Z),
    "CrossEntropy Z": Door("Z", lambda v: CE.value_and_gradient(v, y), X),
    "MeanSquaredError Z": Door("Z", lambda v: MSE.value_and_gradient(v, y), Z),
    "value sample_weight": Door("sample_weight", lambda v: BCE.value(Z, y, sample_weight=v), y),
    "as_weights": Door("sample_weight", lambda v: nnlib.losses.as_weights(v, 4), y),
    "train sample_weight": Door("sample_weight", lambda v: trained(sample_weight=v), y),
    "Network.backward": Door("dZ", lambda v: seen(net()).backward(v), Z),
    "Dense.backward": Door("dZ", lambda v: seen(LAYERS["Dense"]()).backward(v), Z),
    "BatchNorm.backward": Door("dZ", lambda v: seen(LAYERS["BatchNorm"]()).backward(v), X),
    "Dense.W": Door("W", assigned(LAYERS["Dense"](), "W"), W),
    "Dense.b": Door("b", assigned(LAYERS["Dense"](), "b"), W[0]),
    "LayerNorm.gamma": Door("gamma", assigned(LAYERS["LayerNorm"](), "gamma"), X[0]),
    "Network.parameters": Door("parameters", assigned(net(), "parameters"), theta),
    "Flatten.forward": Door("X", lambda v: nnlib.Flatten().forward(v), X),
    "numerical_gradient": Door("x", lambda v: nnlib.numerical_gradient(np.sum, v), X),
    "roc_curve": Door("score", lambda v: metrics.roc_curve(y, v), Z[:, 0]),
    "roc_auc": Door("score", lambda v: metrics.roc_auc(y, v), Z[:, 0]),
    "precision_recall_curve": Door("score", lambda v: metrics.precision_recall_curve(y, v), y),
    "average_precision": Door("score", lambda v: metrics.average_precision(y, v), y),
    "calibration_curve": Door("probability", lambda v: metrics.calibration_curve(y, v), y),
    "calibration_error": Door("probability", lambda v: metrics.calibration_error(y, v), y),
    "principal_directions": Door("parameters", plots.principal_directions, X),
}
# Slow to draw, so tried only with what they refuse before they draw.
DRAWN = {
    "boundary": Door("w", lambda v: drawn(plots.boundary)(v, 1.0), X[0]),
    "neuron": Door("w", lambda v: drawn(plots.neuron)(v, 1.0), X[0]),
    "decision_map": Door("X", lambda v: drawn(plots.decision_map)(np.ones_like, v, y), X),
    "warped_space": Door("X", lambda v: drawn(plots.warped_space)(net(), v, y), X),
    "hidden_unit_maps": Door("X", lambda v: drawn(plots.hidden_unit_maps, n=3)(net(), v, y), X),
    "loss_surface": Door("path", lambda v: drawn(plots.loss_surface)(max, path=v), X),
    "plots.roc_curve": Door("score", drawn(plots.roc_curve, y), y),
    "plots.precision_recall_curve": Door("score", drawn(plots.precision_recall_curve, y), y),
    "plots.calibration_curve": Door("probability", drawn(plots.calibration_curve, y), y),
}
# Truth values, one a parameter.
TRUTHS = {
    "L1 is_weight": Door("is_weight", lambda v: nnlib.L1(0.1).value_and_gradient(y, v), y),
    "L2 is_weight": Door("is_weight", lambda v: nnlib.L2(0.1).value_and_gradient(y, v), y),
    "AdamW decayed": Door("decayed", decayed, y),
}
# Arrays in which NaN and infinity are handed on, not hidden.
HANDED_ON = {
    **{
        name: Door("x" if name == "erf" else "z", getattr(activations, name), X)
        for name in activations.__all__
        if callable(getattr(activations, name)) and name[0].islower() and "get" not in name
    },
    "grad": Door("x", lambda v: autodiff.grad(lambda x: np.sum(np.square(x)))(v), X),
    "value_and_grad": Door("x", lambda v: autodiff.value_and_grad(lambda x: np.sum(x))(v), X),
    "Variable": Door("value", lambda v: autodiff.Variable(v).value, X),
    "L1": Door("parameters", lambda v: nnlib.L1(0.1).value_and_gradient(v, y), y + 1),
    "L2": Door("parameters", lambda v: nnlib.L2(0.1).value_and_gradient(v, y), y + 1),
}
DOORS = {**TABLES, **LABELS, **NUMBERS, **TRUTHS, **HANDED_ON}
# For these a list is a container of arrays, like a list of layers' parameters, ...
NESTED = ("grad", "value_and_grad")
# ... these may be left out, ...
OPTIONAL = (
    "value sample_weight", "train sample_weight", "AdamW decayed", "decision_map",
    "hidden_unit_maps", "loss_surface",
)  # fmt: skip
# ... these count any whole numbers, or words, ...
ANY_CLASS = ("accuracy y", "accuracy predicted", "precision", "recall")
# ... and these slopes are the same everywhere.
CONSTANT = ("step_derivative", "identity_derivative")
