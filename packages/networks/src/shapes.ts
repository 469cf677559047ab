import type { DetectionError, Shape } from "@detspec/core"
import { detectionError, shapeMismatch, typeMismatch } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { isLeft, left, right } from "fp-ts/lib/Either.js"
import { definitionOf } from "./definitions.js"
import type { Graph } from "./graph.js"
import { orderOf } from "./graph.js"
import type { Computed, Node } from "./node.js"
import { titleOf } from "./title.js"

/** The shape of every node of a graph. */
export type Shapes = ReadonlyMap<Node, Shape>

export type LeafShapes = Readonly<Record<string, Shape>>

const isWhole = (shape: Shape): boolean => shape.every((side) => Number.isInteger(side) && side > 0)

const givenShape = (name: string, leaves: LeafShapes): Either<DetectionError, Shape> => {
  const shape = Object.hasOwn(leaves, name) ? leaves[name] : undefined
  if (shape === undefined) return left(typeMismatch("graph", name, "be handed in", "nothing"))
  if (!isWhole(shape))
    return left(shapeMismatch("graph", name, "have sides of 1 or more", `[${shape.join(", ")}]`))
  return right(shape)
}

const inferred = (node: Computed, shapes: Shapes): Either<DetectionError, Shape> => {
  const shape = definitionOf(node).shape(node, (input) => shapes.get(input) ?? [])
  if (!isLeft(shape)) return shape
  const { field, expected, actual } = shape.left
  return left(detectionError("ShapeMismatch")(titleOf(node), field, expected, actual))
}

/** The shape of every node, from those of the leaves; an error names the first node that does not fit. */
export const inferShapes = (whole: Graph, leaves: LeafShapes): Either<DetectionError, Shapes> => {
  const shapes = new Map<Node, Shape>()
  for (const node of orderOf(whole)) {
    const shape = node.kind === "leaf" ? givenShape(node.name, leaves) : inferred(node, shapes)
    if (isLeft(shape)) return shape
    shapes.set(node, shape.right)
  }
  return right(shapes)
}
