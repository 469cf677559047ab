import type { FloatTensor } from "@detspec/core"
import { mapTensor, toArray } from "@detspec/core"
import type { Tolerance } from "../../kit/compare.js"
import type { Verdict } from "../../kit/verdict.js"
import { fails, holds } from "../../kit/verdict.js"
import { dot } from "./plane-moves.js"

const sizes = (tensor: FloatTensor): FloatTensor => mapTensor(tensor, Math.abs)

/** Σ |x| · bound, where 0 times an infinite bound is 0: what weighs nothing cannot err. */
const weighed = (x: FloatTensor, tolerance: Tolerance | undefined): number => {
  const bound = tolerance?.bound ?? 0
  const bounds = typeof bound === "number" ? toArray(x).map(() => bound) : toArray(bound)
  const weight = (value: number, at: number) => (value === 0 ? 0 : Math.abs(value) * (bounds[at] ?? 0))
  return toArray(x).reduce((sum, value, at) => sum + weight(value, at), 0)
}

/**
 * ⟨A x, y⟩ = ⟨x, Aᵀ y⟩: what the forward pass A makes of the features x, weighed by the cotangent y, is what the
 * features weigh by the gradient Aᵀ y. The sums themselves are taken in float64.
 */
export const adjoint = (
  forward: { readonly x: FloatTensor; readonly Ax: FloatTensor },
  backward: { readonly y: FloatTensor; readonly Aty: FloatTensor },
  tolerance: Tolerance | undefined,
): Verdict => {
  const { x, Ax } = forward
  const { y, Aty } = backward
  const [wanted, got] = [dot(Ax, y), dot(x, Aty)]
  const terms = dot(sizes(Ax), sizes(y)) + dot(sizes(x), sizes(Aty))
  const bound = 2 ** -52 * (x.size + y.size + 64) * terms + weighed(x, tolerance)
  const because = `every element of Aᵀ y errs by its bound, times |x|; the sums round in float64; ${tolerance?.because ?? ""}`
  return wanted === got || Math.abs(wanted - got) <= bound
    ? holds
    : fails(`⟨A x, y⟩ = ${wanted}`, `⟨x, Aᵀ y⟩ = ${got}`, `± ${bound}`, because)
}
