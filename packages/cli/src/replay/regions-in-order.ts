import { boxAt, int32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Ask } from "./ask.js"
import type { Regions } from "./pooling.js"
import type { RefusalQuestion } from "./question.js"
import { refusal } from "./question.js"
import type { Listed } from "./quirk.js"
import { listed } from "./quirk.js"
import { refusedRegions } from "./quirks/pooling.js"
import { pickRows } from "./tensors.js"

type Pooling = "roiAlign" | "roiPool" | "psRoiAlign" | "psRoiPool"

/** The regions that our contracts accept, which rows they are, and what there is to say about the others. */
export interface InOrder {
  readonly rows: readonly number[]
  readonly regions: Regions
  readonly refusals: readonly RefusalQuestion[]
  /** For the gradient of the features, to which the recorded program let the refused ones add. */
  readonly inGradient: Listed<"as specified" | number>
}

const taken = ({ boxes, images }: Regions, rows: readonly number[]): Regions => ({
  boxes: pickRows(boxes, rows),
  images: int32(
    [rows.length],
    rows.map((n) => images.get(n)),
  ),
})

const why =
  "torchvision pools regions whose corners are out of order; our contract refuses such a row, and the others must agree"

/** Regions by the order of their corners; each that is out of order must be refused. */
export const regionsInOrder = <K extends Pooling>(
  name: K,
  all: Regions,
  input: (regions: Regions) => In<K>,
  ask: Ask,
): InOrder => {
  const every = Array.from({ length: all.images.size }, (_, n) => n)
  const isInOrder = (n: number): boolean => {
    const [x1, y1, x2, y2] = boxAt(all.boxes, n)
    return x1 <= x2 && y1 <= y2
  }
  const [rows, others] = [every.filter(isInOrder), every.filter((n) => !isInOrder(n))]
  return {
    rows,
    regions: taken(all, rows),
    refusals: others.map((n) => refusal(`row ${n}`, ask.all(name, input(taken(all, [n]))), why)),
    inGradient: listed(refusedRegions, { images: others.map((n) => all.images.get(n)) }),
  }
}
