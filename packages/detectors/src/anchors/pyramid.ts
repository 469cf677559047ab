import type { DetectionError, FloatTensor } from "@detspec/core"
import { shapeMismatch } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Size } from "../images/size.js"
import { joinRows } from "../rows.js"
import type { AnchorsConfig } from "./config.js"

/** The anchors of all levels, finest first, and how many each level has. */
export interface Anchors {
  readonly boxes: FloatTensor
  readonly counts: readonly number[]
}

const strideOf = (config: AnchorsConfig, level: number, image: Size, map: Size) => {
  if (config.strides !== "floor") {
    const stride = config.strides[level] ?? 0
    return { strideY: stride, strideX: stride }
  }
  return {
    strideY: Math.floor(image.height / map.height),
    strideX: Math.floor(image.width / map.width),
  }
}

/** The anchors of a batch of this size, whose feature maps have these sizes. */
export const pyramidAnchors =
  (backend: Backend, config: AnchorsConfig) =>
  (image: Size, maps: readonly Size[]): TE.TaskEither<DetectionError, Anchors> => {
    const { sizes, ratios, offset, rounding, order } = config
    if (maps.length !== sizes.length)
      return TE.left(
        shapeMismatch(
          "pyramidAnchors",
          "maps",
          `be ${sizes.length}, one a level of anchors`,
          `${maps.length}`,
        ),
      )
    const level = (map: Size, l: number) =>
      backend.operations.generateAnchors({
        ...map,
        ...strideOf(config, l, image, map),
        sizes: sizes[l] ?? [],
        ratios: ratios[l] ?? [],
        offset,
        rounding,
        order,
      })
    return TE.map((levels: readonly { readonly anchors: FloatTensor }[]) => ({
      boxes: joinRows(
        levels.map(({ anchors }) => anchors),
        [4],
      ),
      counts: levels.map(({ anchors }) => anchors.shape[0] ?? 0),
    }))(TE.sequenceArray(maps.map(level)))
  }
