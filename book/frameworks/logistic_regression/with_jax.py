"""Logistic regression by gradient descent, from weights of 0: JAX."""

import jax
import jax.numpy as jnp


def loss(parameters, X, y):
    w, b = parameters
    z = X @ w + b
    return jnp.mean(jnp.logaddexp(0, z) - y * z)


@jax.jit
def step(parameters, X, y, learning_rate):
    (dw, db), (w, b) = jax.grad(loss)(parameters, X, y), parameters
    return w - learning_rate * dw, b - learning_rate * db


def fit(X, y, learning_rate, n_steps):
    parameters = jnp.zeros(X.shape[1]), jnp.zeros(())
    for _ in range(n_steps):
        parameters = step(parameters, X, y, learning_rate)
    w, b = parameters
    return w, float(b)
