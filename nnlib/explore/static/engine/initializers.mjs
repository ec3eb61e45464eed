// Where the weights start, as nnlib.initializers has it: each draws one weight of a layer.

export const INITIALIZERS = {
  zeros: () => () => 0,
  normal: (rng) => () => rng.normal(0, 1),
  glorot: (rng, nIn, nOut) => {
    const limit = Math.sqrt(6 / (nIn + nOut));
    return () => rng.uniform(-limit, limit);
  },
  he: (rng, nIn) => {
    const scale = Math.sqrt(2 / nIn);
    return () => rng.normal(0, scale);
  },
};
