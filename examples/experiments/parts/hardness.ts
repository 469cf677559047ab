import { float64, toArray } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { answer } from "../../answer.js"
import type { Point } from "./chart.js"
import type { Looks } from "./looks.js"

/** How a loss is spread over examples, the easiest first: share of the examples, share of the loss. */
export interface Spread {
  readonly points: readonly Point[]
  /** What the hardest hundredth has of the loss. */
  readonly hardest: number
}

/** The spread of the focal loss over the objects and over the background. */
export interface Hardness {
  readonly gamma: number
  readonly objects: Spread
  readonly background: Spread
}

/** −(1 − p_t)^γ ln p_t of each logit, where `wanted` is 1 for yes and 0 for no. */
const lossesOf = async ({ backend }: Tools, all: readonly number[], wanted: 0 | 1, gamma: number) => {
  const shape = [all.length, 1]
  const [logits, targets] = [
    float64(shape, all),
    float64(
      shape,
      all.map(() => wanted),
    ),
  ]
  const { sigmoidFocalLoss } = backend.operations
  const { loss } = await answer(sigmoidFocalLoss({ logits, targets, weighting: "none", alpha: 0.25, gamma }))
  return toArray(loss)
}

/** Evenly, and closer towards 1, where the background's loss is. */
const shares: readonly number[] = [
  ...Array.from({ length: 100 }, (_, n) => n / 100),
  ...Array.from({ length: 160 }, (_, n) => 1 - 0.01 * 0.96 ** n),
  1,
]

/** How the sum grows from the smallest loss to the largest. */
const spreadOf = (losses: readonly number[]): Spread => {
  const sorted = Float64Array.from(losses).sort()
  const total = sorted.reduce((sum, loss) => sum + loss, 0)
  let sum = 0
  const grown = sorted.map((loss) => {
    sum += loss
    return sum / total
  })
  const upTo = (share: number) => grown[Math.ceil(share * grown.length) - 1] ?? 0
  return { points: shares.map((share): Point => [share, upTo(share)]), hardest: 1 - upTo(0.99) }
}

/** How the focal loss of what a trained detector says is spread, for four γ. Source: RetinaNet, figure 4. */
export const hardness = async (
  tools: Tools,
  { objects, background }: Looks,
): Promise<readonly Hardness[]> => {
  const spreads: Hardness[] = []
  for (const gamma of [0, 0.5, 1, 2])
    spreads.push({
      gamma,
      objects: spreadOf(await lossesOf(tools, objects, 1, gamma)),
      background: spreadOf(await lossesOf(tools, background, 0, gamma)),
    })
  return spreads
}

/** Whose a loss is, in shares of it. */
export interface Owners {
  readonly name: string
  readonly objects: number
  /** The hundredth of the background with the largest loss. */
  readonly hard: number
  readonly easy: number
}

const sumOf = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0)

/** Whose the three losses are that a trained detector would be trained on from here. */
export const ownersOf = async (
  tools: Tools,
  { objects, background, drawn }: Looks,
): Promise<readonly Owners[]> => {
  const border = [...background].sort((a, b) => b - a)[Math.ceil(background.length / 100)] ?? 0
  const shared = async (name: string, gamma: number, alpha: number, weights: readonly number[]) => {
    const own = alpha * sumOf(await lossesOf(tools, objects, 1, gamma))
    const each = (await lossesOf(tools, background, 0, gamma)).map(
      (loss, n) => loss * (1 - alpha) * (weights[n] ?? 1),
    )
    const hard = sumOf(each.filter((_, n) => (background[n] ?? 0) > border))
    const total = own + sumOf(each)
    return { name, objects: own / total, hard: hard / total, easy: (total - own - hard) / total }
  }
  return [
    await shared("focal loss", 2, 0.25, []),
    await shared("cross-entropy", 0, 0.5, []),
    await shared("sampled", 0, 0.5, drawn),
  ]
}
