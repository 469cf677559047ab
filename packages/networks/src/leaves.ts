import type { DetectionError, FloatTensor, Shape } from "@detspec/core"
import { describeValue, isFloat, typeMismatch } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { left, right } from "fp-ts/lib/Either.js"
import type { Tensors } from "./engine.js"
import type { Graph } from "./graph.js"
import { namesOf } from "./graph.js"

/** The tensors that a graph asks for, by name, or which is missing or is none. */
export const leavesOf = (
  whole: Graph,
  given: Tensors,
): Either<DetectionError, ReadonlyMap<string, FloatTensor>> => {
  const found = new Map<string, FloatTensor>()
  for (const name of namesOf(whole)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined || !isFloat(value))
      return left(typeMismatch("graph", name, "be a float64 or float32 tensor", describeValue(value)))
    found.set(name, value)
  }
  return right(found)
}

export const shapesOf = (tensors: ReadonlyMap<string, FloatTensor>): Readonly<Record<string, Shape>> =>
  Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]))
