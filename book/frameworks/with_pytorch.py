"""Two inputs, twelve tanh neurons, one logit; gradient descent on all examples: PyTorch."""

import torch


def fit(X, y, W1, b1, W2, b2, n_steps):
    net = torch.nn.Sequential(
        torch.nn.Linear(2, 12), torch.nn.Tanh(), torch.nn.Linear(12, 1)
    ).double()
    with torch.no_grad():  # weights are transposed: (n_out, n_in)
        net[0].weight.copy_(torch.tensor(W1.T))
        net[0].bias.copy_(torch.tensor(b1))
        net[2].weight.copy_(torch.tensor(W2.T))
        net[2].bias.copy_(torch.tensor(b2))
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    inputs, targets = torch.tensor(X), torch.tensor(y, dtype=torch.float64).reshape(-1, 1)

    for _ in range(n_steps):
        optimizer.zero_grad()  # gradients add up unless they are cleared
        loss(net(inputs), targets).backward()
        optimizer.step()

    with torch.no_grad():
        return torch.sigmoid(net(inputs))[:, 0].numpy()
