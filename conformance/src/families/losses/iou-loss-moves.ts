import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import { shifted } from "../../kit/moves.js"

interface Pairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
}

/** Targets of the same centre, half as wide and a quarter as high. */
export const onCentre = <I extends Pairs>(input: I): I => {
  const p = input.predictions
  const share = (k: number): number => [1 / 4, 3 / 8, 3 / 4, 5 / 8][k] ?? 0
  const targets = tabulate(p.shape, (n = 0, k = 0) => {
    const [start, end] = [p.get(n, k % 2), p.get(n, (k % 2) + 2)]
    return start + share(k) * (end - start)
  })
  return { ...input, targets }
}

/** Targets of the same size, a pixel and a half to the right. */
export const sameShape = <I extends Pairs>(input: I): I => ({
  ...input,
  targets: shifted(input.predictions, 1.5, 0.5),
})

/** The targets eight pixels further right. */
export const further = <I extends Pairs>(input: I): I => ({ ...input, targets: shifted(input.targets, 8, 0) })
