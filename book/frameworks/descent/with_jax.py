"""One neuron, trained on mini-batches in given orders, from weights of 0: JAX."""

import jax
import jax.numpy as jnp


def loss(parameters, X, y):
    w, b = parameters
    z = X @ w + b
    return jnp.mean(jnp.logaddexp(0, z) - y * z)  # cross-entropy from z


@jax.jit
def step(parameters, X, y, learning_rate):
    gradients = jax.grad(loss)(parameters, X, y)
    return jax.tree.map(lambda p, g: p - learning_rate * g, parameters, gradients)


def fit(X, y, orders, batch_size, learning_rate):
    parameters = jnp.zeros(X.shape[1]), jnp.zeros(())

    for order in orders:  # one for each epoch
        for start in range(0, len(order), batch_size):  # the last may be shorter
            rows = order[start : start + batch_size]
            parameters = step(parameters, X[rows], y[rows], learning_rate)

    w, b = parameters
    return w, float(b)
