# await at the top of a cell, as Jupyter allows, and async functions.
#
# points: 10
# %% after check-1a
import asyncio
await asyncio.sleep(0)
async def later():
    await asyncio.sleep(0)
    return neuron(np.ones(2), np.ones(2), 0.0, np.tanh)
print(await later())
# %% instead of solve-1b
import asyncio
await asyncio.sleep(0)
def layer(X, W, b):
    return X @ W + b
