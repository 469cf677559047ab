import type { Run } from "./launch.js"
import type { Row, Thread } from "./thread.js"

/**
 * e^-|x| = 2^-n e^-r with n = round(|x| / ln 2), so that |r| ≤ ln 2 / 2: e^-r by eight terms of its series, which is
 * exact to float32, and 2^-n from the bits of n. No mode calls out for it, where Math.exp leaves WebAssembly's SIMD.
 * ln 2 is split in two, of which the first has so few digits that n times it is exact.
 */
export function decay(this: Thread, logits: Row): number {
  const logit = logits[this.thread.x]
  const size = logit < 0 ? -logit : logit
  const a = size < 87.33 ? size : 87.33
  const n = Math.floor(a * 1.4426950408889634 + 0.5)
  const r = n * 0.693359375 - a - n * 0.00021219444005469057
  const series =
    1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040)))))))
  const n64 = n >= 64 ? n - 64 : n
  const n32 = n64 >= 32 ? n64 - 32 : n64
  const n16 = n32 >= 16 ? n32 - 16 : n32
  const n8 = n16 >= 8 ? n16 - 8 : n16
  const n4 = n8 >= 4 ? n8 - 4 : n8
  const n2 = n4 >= 2 ? n4 - 2 : n4
  const high = (n >= 64 ? 1 / 18446744073709552000 : 1) * (n64 >= 32 ? 1 / 4294967296 : 1)
  const middle = (n32 >= 16 ? 1 / 65536 : 1) * (n16 >= 8 ? 1 / 256 : 1)
  const low = (n8 >= 4 ? 1 / 16 : 1) * (n4 >= 2 ? 1 / 4 : 1) * (n2 >= 1 ? 1 / 2 : 1)
  return series * low * middle * high
}

/** e^-|x| of every logit. */
export const decayOf = (run: Run, logits: Float32Array): Promise<Float32Array> =>
  run({
    name: "decay",
    program: { source: decay, functions: [] },
    output: [logits.length],
    arguments: [logits],
    constants: {},
    steps: 8,
  })
