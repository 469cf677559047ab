import type { Tensors } from "../engine.js"
import { mapTensors, weightedSum } from "./by-element.js"

/** a ← d a + (1 − d) p for every parameter: the weights that are evaluated. A parameter that is new begins as itself. */
export const movingAverage = (average: Tensors, parameters: Tensors, decay: number): Tensors =>
  mapTensors(parameters, (parameter, name) => {
    const before = average[name]
    return before ? weightedSum(decay, before, 1 - decay, parameter) : parameter
  })
