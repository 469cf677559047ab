import type { FloatTensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { Graph, Tensors } from "@detspec/networks"
import { cotangentName, evaluate } from "@detspec/networks"
import { right } from "./right.js"
import { sample } from "./samples.js"

const inner = (a: FloatTensor, b: FloatTensor): number => {
  const other = toArray(b)
  return toArray(a).reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)
}

/** x + t d */
const moved = (x: FloatTensor, d: FloatTensor, t: number): FloatTensor => {
  const step = toArray(d)
  return float64(
    x.shape,
    toArray(x).map((value, k) => value + t * (step[k] ?? 0)),
  )
}

/** How far ahead and back the differences look. */
const t = 1e-5
/**
 * ⟨ȳ, (f(x + t d) − f(x − t d)) / 2t⟩ errs by t² times third derivatives and by 2⁻⁵³ / t times the numbers:
 * 1e-10 and 1e-11, times at most a few hundred numbers of size 10.
 */
export const differencesErr = 1e-7

/** |⟨Jᵀ ȳ, d⟩ − ⟨ȳ, J d⟩|, relative, for the worst of the leaves; J d by central differences. */
export const misfit = (whole: Graph, back: Graph, at: Tensors): number => {
  const outputAt = (leaves: Tensors): FloatTensor => right(evaluate(whole, leaves)).out ?? float64([0], [])
  const cotangent = sample(outputAt(at).shape, 7)
  const gradients = right(evaluate(back, { ...at, [cotangentName("out")]: cotangent }))
  const errors = Object.entries(at).map(([name, x]) => {
    const direction = sample(x.shape, 11)
    const [ahead, behind] = [t, -t].map((step) =>
      inner(cotangent, outputAt({ ...at, [name]: moved(x, direction, step) })),
    )
    const difference = ((ahead ?? 0) - (behind ?? 0)) / (2 * t)
    const predicted = inner(gradients[name] ?? float64([0], []), direction)
    return Math.abs(predicted - difference) / (1 + Math.abs(difference))
  })
  return Math.max(...errors)
}
