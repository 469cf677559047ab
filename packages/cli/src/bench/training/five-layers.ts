import type { FloatTensor, Shape } from "@detspec/core"
import { float32, sizeOf } from "@detspec/core"
import type { Graph, Initialiser, Node, Tensors } from "@detspec/networks"
import { conv2d, filled, graph, he, initialise, leaf, priorBias, relu, seeded } from "@detspec/networks"

/** A small dense detector: five convolutions, a head of 27 logits and one of 36 deltas a cell. */
const channels = [3, 16, 32, 64, 64, 64]
const heads = { logits: 27, deltas: 36 } as const

const conv = (x: Node, name: string, stride: number): Node =>
  conv2d(x, leaf(`${name}.weight`), { stride, padding: 1, bias: leaf(`${name}.bias`) })

export const fiveLayers = (): Graph => {
  const features = channels
    .slice(1)
    .reduce<Node>((x, _, k) => relu(conv(x, `layer${k}`, k < 4 ? 2 : 1)), leaf("image"))
  return graph({ logits: conv(features, "logits", 1), deltas: conv(features, "deltas", 1) })
}

const kernel = (outer: number, inner: number): Initialiser => he([outer, inner, 3, 3], "in")

export const fiveLayersStart = (): Tensors => {
  const layers = channels.slice(1).flatMap((outer, k): [string, Initialiser][] => [
    [`layer${k}.weight`, kernel(outer, channels[k] ?? 0)],
    [`layer${k}.bias`, filled([outer], 0)],
  ])
  const plan = {
    ...Object.fromEntries(layers),
    "logits.weight": kernel(heads.logits, 64),
    "logits.bias": priorBias([heads.logits], 0.01),
    "deltas.weight": kernel(heads.deltas, 64),
    "deltas.bias": filled([heads.deltas], 0),
  }
  return initialise(plan)(seeded(1))[0]
}

/** A batch that does not mean anything: a pattern of numbers, and one target in fifty. */
const pattern = (shape: Shape, f: (k: number) => number): FloatTensor =>
  float32(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, k) => f(k)),
  )

const wave = (k: number): number => Math.sin(k * 0.7) * Math.cos(k * 0.013)

export const fiveLayersBatch: Readonly<Record<"image" | "labels" | "targets", FloatTensor>> = {
  image: pattern([4, 3, 128, 128], (k) => wave(k) / 3),
  labels: pattern([4 * 8 * 8 * heads.logits, 1], (k) => (k % 50 === 0 ? 1 : 0)),
  targets: pattern([4 * 8 * 8 * heads.deltas, 1], wave),
}
