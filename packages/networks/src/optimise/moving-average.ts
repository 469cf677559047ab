import type { Tensors } from "../engine.js"
import { elementwise, mapTensors, numbersOf } from "./by-element.js"

/** a ← d a + (1 − d) p for every parameter: the weights that are evaluated. A parameter that is new begins as itself. */
export const movingAverage = (average: Tensors, parameters: Tensors, decay: number): Tensors =>
  mapTensors(parameters, (parameter, name) => {
    const before = average[name]
    if (!before) return parameter
    const [a, p] = [numbersOf(before), numbersOf(parameter)]
    return elementwise(before, (k) => decay * (a[k] ?? 0) + (1 - decay) * (p[k] ?? 0))
  })
