"""One neuron, trained on mini-batches in given orders, from weights of 0: PyTorch."""

import torch


def fit(X, y, orders, batch_size, learning_rate):
    neuron = torch.nn.Linear(X.shape[1], 1).double()
    torch.nn.init.zeros_(neuron.weight)
    torch.nn.init.zeros_(neuron.bias)
    loss = torch.nn.BCEWithLogitsLoss()  # takes z, and the mean over the batch
    optimizer = torch.optim.SGD(neuron.parameters(), lr=learning_rate)
    inputs, targets = torch.tensor(X), torch.tensor(y, dtype=torch.float64)

    for order in torch.tensor(orders):  # one for each epoch
        for rows in order.split(batch_size):  # the last may be shorter
            optimizer.zero_grad()
            loss(neuron(inputs[rows])[:, 0], targets[rows]).backward()
            optimizer.step()

    return neuron.weight.detach().numpy()[0], neuron.bias.item()
