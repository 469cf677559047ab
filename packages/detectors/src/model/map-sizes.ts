import type { DetectionError } from "@detspec/core"
import type { Node, Tensors } from "@detspec/networks"
import { graph, inferShapes } from "@detspec/networks"
import type { Either } from "fp-ts/lib/Either.js"
import * as E from "fp-ts/lib/Either.js"
import type { Size } from "../images/size.js"

/** A map of a network, and what it is called. */
export interface FeatureMap {
  readonly name: string
  readonly node: Node
}

/** The sizes of feature maps, from those of the leaves. */
export const mapSizes = (
  features: readonly FeatureMap[],
  leaves: Tensors,
): Either<DetectionError, readonly Size[]> => {
  const whole = graph(Object.fromEntries(features.map(({ name, node }) => [name, node])))
  const shapes = Object.fromEntries(Object.entries(leaves).map(([name, { shape }]) => [name, shape]))
  return E.map((inferred: ReadonlyMap<Node, readonly number[]>) =>
    features.map(({ node }) => {
      const [, , height = 0, width = 0] = inferred.get(node) ?? []
      return { height, width }
    }),
  )(inferShapes(whole, shapes))
}
