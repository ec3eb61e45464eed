"""Logistic regression by gradient descent, from weights of 0: PyTorch."""

import torch


def fit(X, y, learning_rate, n_steps):
    neuron = torch.nn.Linear(X.shape[1], 1).double()
    with torch.no_grad():  # PyTorch has drawn weights and bias
        neuron.weight.zero_()  # (1, d)
        neuron.bias.zero_()
    loss = torch.nn.BCEWithLogitsLoss()  # takes z, not p
    optimizer = torch.optim.SGD(neuron.parameters(), lr=learning_rate)
    inputs = torch.tensor(X)
    targets = torch.tensor(y, dtype=torch.float64)

    for _ in range(n_steps):
        optimizer.zero_grad()
        loss(neuron(inputs)[:, 0], targets).backward()
        optimizer.step()

    w, b = neuron.weight.detach().numpy()[0], neuron.bias.item()
    return w, b
