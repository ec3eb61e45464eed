// The generator xoshiro128**, the same as nnlib/xoshiro.py: one seed gives the same numbers on the
// page and in Python. References stand there.

export class Xoshiro128 {
  constructor(seed) {
    this.words = Uint32Array.from([1, 2, 3, 4], (k) => stir(seed + Math.imul(k, 0x9e3779b9)));
  }

  // 32 random bits, as a whole number from 0 to 2³² − 1.
  next() {
    const s = this.words;
    const drawn = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11);
    return drawn;
  }

  // A number spread evenly over [low, high).
  uniform(low, high) {
    return low + (high - low) * (this.next() / 2 ** 32);
  }

  // A number from the bell curve, by Box and Muller's rule √(−2 log(1 − u)) cos(2π v).
  normal(loc, scale) {
    const [u, v] = [this.uniform(0, 1), this.uniform(0, 1)];
    return loc + scale * (Math.sqrt(-2 * Math.log1p(-u)) * Math.cos(2 * Math.PI * v));
  }

  // The numbers 0, ..., n − 1 in random order.
  permutation(n) {
    const order = new Int32Array(n);
    for (let i = 0; i < n; i += 1) {
      order[i] = i;
    }
    for (let last = n - 1; last > 0; last -= 1) {
      const other = Math.floor((this.next() * (last + 1)) / 2 ** 32);
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  }
}

function rotate(word, by) {
  return (word << by) | (word >>> (32 - by));
}

// Spreads a seed over all 32 bits: the last steps of MurmurHash3.
function stir(seed) {
  let word = seed >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
