import type { AnchorsConfig, Backbone, ImagesConfig, PyramidConfig } from "@detspec/detectors"
import { fasterRcnnPresets, imagesPresets, pyramid, residual } from "@detspec/detectors"
import type { Node, Tensors } from "@detspec/networks"
import { leaf } from "@detspec/networks"
import type { SharedMeta } from "./meta.js"

/** How the recorded program made batches of images. */
export const imagesOf = (config: SharedMeta): ImagesConfig => ({
  ...imagesPresets.torchvision,
  shortSide: config.min_size,
  longSide: config.max_size,
  divisible: config.size_divisible,
  mean: config.image_mean,
  deviation: config.image_std,
})

export const anchorsOf = ({ anchors }: SharedMeta): AnchorsConfig => ({
  ...fasterRcnnPresets.torchvision.anchors,
  sizes: anchors.sizes,
  ratios: anchors.aspect_ratios,
})

/** How many numbered parts of a network have weights: `before`0`after`, `before`1`after`, … */
export const partsIn = (weights: Tensors, before: string, after: string): number => {
  let count = 0
  while (Object.hasOwn(weights, `${before}${count}${after}`)) count += 1
  return count
}

/** The recorded models' body: one basic block a stage, the stem pooled, all norms frozen. Its maps are always the same nodes. */
export const bodyOf = ({ body_widths }: SharedMeta): Backbone => {
  const body = residual("backbone.body", {
    stem: { channels: body_widths[0] ?? 0, kernel: 3, pool: true },
    block: "basic",
    stages: body_widths.map((width, s) => ({ width, blocks: 1, stride: s === 0 ? 1 : 2 })),
    norm: { kind: "frozen", epsilon: 1e-5 },
    naming: "single",
  })
  const maps = body.maps(leaf("images"))
  return { ...body, maps: () => maps }
}

/** Maps by their names in the records. */
export const underNames = (
  prefix: string,
  maps: readonly { readonly name: string; readonly node: Node }[],
): Readonly<Record<string, Node>> =>
  Object.fromEntries(maps.map(({ name, node }) => [`${prefix}.${name}`, node]))

/** The body's stages that the pyramid stands on: those that are named, one for each lateral connection, or the last. */
export const stagesOf = (
  { body_widths, fpn_levels = "" }: SharedMeta,
  weights: Tensors,
): readonly number[] => {
  const levels = partsIn(weights, "backbone.fpn.inner_blocks.", ".0.weight")
  const [before = ""] = String(fpn_levels).split("->")
  const named = (before.match(/\d+/g) ?? []).map(Number)
  const first = body_widths.length + 1 - levels
  return named.length === levels ? named : Array.from({ length: levels }, (_, l) => first + l)
}

/** A pyramid on the stages that were recorded. */
export const pyramidOf = (
  config: SharedMeta,
  weights: Tensors,
  coarser: Pick<PyramidConfig, "coarser" | "coarserFrom">,
  body: Backbone,
): Backbone => {
  const maps = stagesOf(config, weights)
  return pyramid("backbone.fpn", { maps, channels: config.fpn_out, ...coarser }, body)
}

/** The nodes of `outputs` whose names are in `names`, under those names. */
export const renamed = (
  outputs: Readonly<Record<string, Node>>,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, Node>> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, node]) => {
      const to = names[name]
      return to === undefined ? [] : [[to, node]]
    }),
  )
