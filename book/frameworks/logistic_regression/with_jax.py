"""Logistic regression by gradient descent on all examples, from weights of 0: JAX."""

import jax
import jax.numpy as jnp


def loss(parameters, X, y):
    w, b = parameters
    z = X @ w + b
    return jnp.mean(jnp.logaddexp(0, z) - y * z)


@jax.jit
def step(parameters, X, y, learning_rate):
    gradients = jax.grad(loss)(parameters, X, y)
    return [p - learning_rate * g for p, g in zip(parameters, gradients, strict=True)]


def fit(X, y, learning_rate, n_steps):
    parameters = [jnp.zeros(X.shape[1]), jnp.zeros(())]
    for _ in range(n_steps):
        parameters = step(parameters, X, y, learning_rate)
    w, b = parameters
    return w, float(b)
