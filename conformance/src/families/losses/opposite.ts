import type { FloatTensor } from "@detspec/core"
import { mapTensor } from "@detspec/core"
import { scaled } from "../../kit/moves.js"

interface Logits {
  readonly logits: FloatTensor
  readonly targets: FloatTensor
}

/** Yes and no exchanged: logits negated, targets taken from 1. */
export const opposite = <I extends Logits>(input: I): I => ({
  ...input,
  logits: scaled(input.logits, -1),
  targets: mapTensor(input.targets, (t) => 1 - t),
})

/** The same logits, all with one target. */
export const withTarget = <I extends Logits>(input: I, target: number): I => ({
  ...input,
  targets: mapTensor(input.targets, () => target),
})
