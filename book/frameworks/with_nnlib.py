"""Two inputs, twelve tanh neurons, one logit; gradient descent on all examples: nnlib."""

import numpy as np

import nnlib


def fit(X, y, W1, b1, W2, b2, n_steps):
    rng = np.random.default_rng(0)  # draws starting weights that are then replaced
    net = nnlib.Network(
        [nnlib.Dense(2, 12, rng=rng), nnlib.Activation("tanh"), nnlib.Dense(12, 1, rng=rng)]
    )
    net.layers[0].W, net.layers[0].b = W1, b1
    net.layers[2].W, net.layers[2].b = W2, b2
    loss, optimizer = nnlib.BinaryCrossEntropy(), nnlib.SGD(learning_rate=0.5)

    nnlib.train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=n_steps, rng=rng)

    return nnlib.activations.sigmoid(net.forward(X))[:, 0]
