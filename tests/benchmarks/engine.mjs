// Times an epoch of the page's engine and of a network of objects: `compare` is for engine.py, which
// puts this text behind those of both.

const [N, BATCH, RATE] = [200, 10, 0.01];

// Both with the same points, first weights and rate. Their mean of (z − y)² / 2 has half our slope.
function rivals(sizes) {
  const rng = new Xoshiro128(0);
  const points = makePoints({ data: "spiral", n_points: N, noise: 0.1 }, rng)
    .map(([x1, x2, label]) => [x1, x2, 2 * label - 1]);
  const net = new Network({ sizes, activation: "tanh", loss: "MeanSquaredError" });
  net.initialize("glorot", rng);
  const nodes = nodeNetwork(sizes, false);
  net.layers.forEach(({ W, nOut }, k) => nodes[k + 1].forEach((node, j) =>
    node.incoming.forEach((link, i) => { link.weight = W[i * nOut + j]; })));
  const X = Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2]));
  const examples = { X, Y: Float64Array.from(points, (point) => point[2]), n: N };
  const how = { batchSize: BATCH, l2: 0, optimizer: OPTIMIZERS.SGD(RATE / 2), rng };
  return {
    net, nodes, how,
    engine: () => net.epoch(examples, how),
    objects: () => epochOfNodes(nodes, points, BATCH, RATE),
  };
}

// How far the two are apart after some epochs, if ours takes the points in the order they stand in.
function distance(sizes) {
  const { net, nodes, how, engine, objects } = rivals(sizes);
  how.rng = { permutation: (n) => Int32Array.from({ length: n }, (_, i) => i) };
  for (let k = 0; k < 20; k += 1) {
    engine();
    objects();
  }
  return Math.max(...net.layers.flatMap(({ W, b, nOut }, k) => nodes[k + 1].flatMap((node, j) =>
    [node.bias - b[j], ...node.incoming.map((link, i) => link.weight - W[i * nOut + j])]))
    .map(Math.abs));
}

function timed(run, times) {
  const before = performance.now();
  for (let k = 0; k < times; k += 1) {
    run();
  }
  return (performance.now() - before) / times;
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

// They take turns, so that whatever else the machine does hits both alike. In milliseconds an epoch.
function compare(sizes, rounds, slice) {
  const { engine, objects } = rivals(sizes);
  const found = [engine, objects].map((run) => {
    timed(run, Math.ceil((10 * slice) / timed(run, 3))); // to warm up
    return { run, repeats: Math.ceil(slice / timed(run, 3)), times: [] };
  });
  for (let round = 0; round < rounds; round += 1) {
    found.forEach(({ run, repeats, times }) => times.push(timed(run, repeats)));
  }
  const [ours, theirs] = found.map(({ times }) => middle(times));
  return { engine: ours, objects: theirs, apart: distance(sizes) };
}
