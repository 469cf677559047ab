import type { Tensors } from "../engine.js"
import { numbersOf } from "../numbers.js"
import { mapTensors, weightedSum } from "./by-element.js"

/** ‖g‖ over all tensors together. */
export const globalNorm = (gradients: Tensors): number => {
  let sum = 0
  for (const gradient of Object.values(gradients)) {
    const numbers = numbersOf(gradient)
    for (let k = 0; k < numbers.length; k += 1) sum += (numbers[k] ?? 0) ** 2
  }
  return Math.sqrt(sum)
}

/** Gradients whose norm is at most `limit`: g · min(1, limit / ‖g‖), all scaled alike. */
export const clipByNorm = (gradients: Tensors, limit: number): Tensors => {
  const norm = globalNorm(gradients)
  if (!(norm > limit)) return gradients
  return mapTensors(gradients, (gradient) => weightedSum(limit / norm, gradient, 0, gradient))
}
