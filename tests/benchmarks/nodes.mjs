// A network of objects, for comparison: each node and each link is one, an example passes through
// them one by one, and slopes are gathered until a batch is full. TensorFlow Playground works this
// way (github.com/tensorflow/playground, nn.ts); this says the same anew, without its options.

// As there, the slope computes the value again.
const TANH = {
  of: (z) => Math.tanh(z),
  slope(z) {
    const a = Math.tanh(z);
    return 1 - a * a;
  },
};
const LINEAR = { of: (z) => z, slope: () => 1 };

class NodeLink {
  constructor(source, target, weight) {
    Object.assign(this, { source, target, weight, slope: 0, gathered: 0, nGathered: 0 });
  }
}

class NetNode {
  constructor(activation) {
    Object.assign(this, {
      activation, incoming: [], outgoing: [], bias: 0, z: 0, output: 0, outputSlope: 0,
      inputSlope: 0, gathered: 0, nGathered: 0,
    });
  }

  listen() {
    this.z = this.bias;
    for (let k = 0; k < this.incoming.length; k += 1) {
      const link = this.incoming[k];
      this.z += link.weight * link.source.output;
    }
    this.output = this.activation.of(this.z);
    return this.output;
  }
}

// A list of layers of nodes; the outputs are as they are, or bent like the hidden ones.
function nodeNetwork(sizes, bendsOutput) {
  const layers = sizes.map((size, k) => {
    const activation = k < sizes.length - 1 || bendsOutput ? TANH : LINEAR;
    return Array.from({ length: size }, () => new NetNode(activation));
  });
  layers.slice(1).forEach((layer, k) => layer.forEach((target) => layers[k].forEach((source) => {
    const link = new NodeLink(source, target, 0);
    source.outgoing.push(link);
    target.incoming.push(link);
  })));
  return layers;
}

function forwardNodes(layers, inputs) {
  for (let k = 0; k < layers[0].length; k += 1) {
    layers[0][k].output = inputs[k];
  }
  for (let k = 1; k < layers.length; k += 1) {
    for (let j = 0; j < layers[k].length; j += 1) {
      layers[k][j].listen();
    }
  }
  return layers[layers.length - 1][0].output;
}

// The squared error's slope, without the factor 2, goes back from node to node.
function backwardNodes(layers, target) {
  const last = layers[layers.length - 1][0];
  last.outputSlope = last.output - target;
  for (let k = layers.length - 1; k >= 1; k -= 1) {
    gatherSlopes(layers[k]);
    for (let j = 0; k > 1 && j < layers[k - 1].length; j += 1) {
      const node = layers[k - 1][j];
      node.outputSlope = 0;
      for (let i = 0; i < node.outgoing.length; i += 1) {
        node.outputSlope += node.outgoing[i].weight * node.outgoing[i].target.inputSlope;
      }
    }
  }
}

function gatherSlopes(layer) {
  for (let j = 0; j < layer.length; j += 1) {
    const node = layer[j];
    node.inputSlope = node.outputSlope * node.activation.slope(node.z);
    node.gathered += node.inputSlope;
    node.nGathered += 1;
    for (let i = 0; i < node.incoming.length; i += 1) {
      const link = node.incoming[i];
      link.slope = node.inputSlope * link.source.output;
      link.gathered += link.slope;
      link.nGathered += 1;
    }
  }
}

function stepNodes(layers, rate) {
  for (let k = 1; k < layers.length; k += 1) {
    for (let j = 0; j < layers[k].length; j += 1) {
      const node = layers[k][j];
      node.bias -= (rate * node.gathered) / node.nGathered;
      node.gathered = 0;
      node.nGathered = 0;
      for (let i = 0; i < node.incoming.length; i += 1) {
        const link = node.incoming[i];
        link.weight -= (rate / link.nGathered) * link.gathered;
        link.gathered = 0;
        link.nGathered = 0;
      }
    }
  }
}

// Goes once through all points [x1, x2, target].
function epochOfNodes(layers, points, batchSize, rate) {
  for (let i = 0; i < points.length; i += 1) {
    forwardNodes(layers, points[i]);
    backwardNodes(layers, points[i][2]);
    if ((i + 1) % batchSize === 0) {
      stepNodes(layers, rate);
    }
  }
}
