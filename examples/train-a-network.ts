// A network of three hundred numbers learns to find squares in noise: a graph, a loss of the backend, gradients, AdamW.
import type { FloatTensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { AdamWState, Node, Stepped, Tensors } from "@detspec/networks"
import {
  adamW,
  adamWStart,
  conv2d,
  exceptNormsAndBiases,
  filled,
  gaussian,
  graph,
  he,
  initialise,
  leaf,
  priorBias,
  pullBack,
  referenceEngine,
  relu,
  seeded,
} from "@detspec/networks"
import { binaryCrossEntropyGradient } from "@detspec/spec"
import { answer } from "./answer.js"

const side = 10
const conv = (x: Node, name: string): Node =>
  conv2d(x, leaf(`${name}.weight`), { padding: 1, bias: leaf(`${name}.bias`) })
const network = graph({ logits: conv(relu(conv(leaf("images"), "first")), "second") })

const begin = initialise({
  "first.weight": he([16, 1, 3, 3], "in"),
  "first.bias": filled([16], 0),
  "second.weight": gaussian([1, 16, 3, 3], 0.01),
  "second.bias": priorBias([1], 0.02),
})(seeded(1))[0]

/** Where the square of image n has its centre. */
const centreOf = (n: number): readonly [y: number, x: number] => [
  1 + ((n * 5) % 8),
  1 + ((n * 3 + Math.floor(n / 8)) % 8),
]
const isNear = (n: number, y: number, x: number): boolean =>
  Math.max(Math.abs(y - centreOf(n)[0]), Math.abs(x - centreOf(n)[1])) <= 1
const cells = (first: number, f: (n: number, y: number, x: number) => number): FloatTensor =>
  float64(
    [8, 1, side, side],
    Array.from({ length: 8 * side * side }, (_, k) =>
      f(first + Math.floor(k / side ** 2), Math.floor(k / side) % side, k % side),
    ),
  )
const noise = (n: number, y: number, x: number): number => ((n * 31 + y * 17 + x * 7 + y * x * 3) % 11) / 11
const batch = (first: number) => ({
  images: cells(first, (n, y, x) => (isNear(n, y, x) ? 1 : 0) + noise(n, y, x)),
  targets: cells(first, (n, y, x) => (String(centreOf(n)) === String([y, x]) ? 1 : 0)),
})

/** The loss of each cell and its slope: the backend's; here the specification. */
const lossOf = (logits: FloatTensor, targets: FloatTensor) => {
  const flat = (tensor: FloatTensor) => float64([tensor.size, 1], toArray(tensor))
  const { loss, gradient } = binaryCrossEntropyGradient({ logits: flat(logits), targets: flat(targets) })
  return {
    loss: toArray(loss).reduce((a, b) => a + b, 0) / 8,
    slope: float64(
      logits.shape,
      toArray(gradient).map((g) => g / 8),
    ),
  }
}

const options = { mean: 0.9, square: 0.999, epsilon: 1e-8, decay: 1e-4, decays: exceptNormsAndBiases }
let state: Stepped<AdamWState> = { parameters: begin, state: adamWStart }
for (let step = 0; step <= 30; step += 1) {
  const { images, targets } = batch(0)
  const at: Tensors = { ...state.parameters, images }
  const { logits } = await answer(referenceEngine.evaluate(network, at))
  if (!logits) break
  const { loss, slope } = lossOf(logits, targets)
  if (step % 10 === 0) console.log(`step ${step}: loss ${loss.toFixed(2)} an image`)
  const wanted = { at, of: { logits: slope }, to: Object.keys(begin) }
  state = adamW(options, 0.02, state, await answer(pullBack(referenceEngine, network, wanted)))
}

/** On images that it has not seen. */
const { images } = batch(8)
const { logits } = await answer(referenceEngine.evaluate(network, { ...state.parameters, images }))
const scores = logits ? toArray(logits) : []
for (let n = 0; n < 8; n += 1) {
  const own = scores.slice(n * side ** 2, (n + 1) * side ** 2)
  const best = own.indexOf(Math.max(...own))
  console.log(
    `image ${n + 8}: square at ${centreOf(n + 8)}, found at ${Math.floor(best / side)},${best % side}`,
  )
}
