import type { Node } from "@detspec/networks"
import { add, maxPool, relu, upsample } from "@detspec/networks"
import { convolution } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import type { FeatureMap } from "../model/map-sizes.js"
import type { Backbone } from "./backbone.js"

/** A feature pyramid on top of a backbone. */
export interface PyramidConfig {
  /** Which of the backbone's maps it takes, finest first. */
  readonly maps: readonly number[]
  readonly channels: number
  /**
   * Coarser levels: none; every second cell of the last (FPN, section 4.1); or P6 by a 3 × 3 convolution of
   * stride 2, and P7 by another of relu(P6) (RetinaNet, footnote 2).
   */
  readonly coarser: "none" | "pool" | "convolutions"
  /** What P6 is a convolution of: the backbone's last map, as the paper has it, or the pyramid's. */
  readonly coarserFrom: "C5" | "P5"
}

export const pyramidPresets: Readonly<Record<"fpnPaper" | "retinaNetPaper" | "small", PyramidConfig>> = {
  /** FPN, section 4.1: P2 to P6, 256 channels. */
  fpnPaper: { maps: [1, 2, 3, 4], channels: 256, coarser: "pool", coarserFrom: "P5" },
  /** RetinaNet, section 4: P3 to P7, 256 channels, P6 of C5. */
  retinaNetPaper: { maps: [2, 3, 4], channels: 256, coarser: "convolutions", coarserFrom: "C5" },
  small: { maps: [1, 2, 3], channels: 32, coarser: "none", coarserFrom: "P5" },
}

/** P_l = conv3(M_l), M_l = conv1(C_l) + up(M_{l+1}), the coarsest without the second term. Source: FPN, section 3. */
const topDown = (maps: readonly Node[], inner: readonly Layer[], outer: readonly Layer[]) => {
  let above: Node | undefined
  const levels: Node[] = []
  for (const [l, map] of [...maps.entries()].reverse()) {
    const lateral = inner[l]?.apply(map) ?? map
    above = above === undefined ? lateral : add(lateral, upsample(above, lateral))
    levels.unshift(outer[l]?.apply(above) ?? above)
  }
  return levels
}

/** The levels beyond the backbone's: their layers, and what they make of its last map and the pyramid's. */
const coarserLevels = (name: string, config: PyramidConfig, last: number) => {
  const { channels, coarser, coarserFrom } = config
  const conv = (place: string, from: number) =>
    convolution(`${name}.extra_blocks.${place}`, { from, to: channels, kernel: 3, stride: 2, bias: 0 })
  const [p6, p7] = [conv("p6", coarserFrom === "C5" ? last : channels), conv("p7", channels)]
  const levels = (map: Node, level: Node): readonly FeatureMap[] => {
    if (coarser === "none") return []
    if (coarser === "pool") return [{ name: "pool", node: maxPool(level, 1, { stride: 2 }) }]
    const sixth = p6.apply(coarserFrom === "C5" ? map : level)
    return [
      { name: "p6", node: sixth },
      { name: "p7", node: p7.apply(relu(sixth)) },
    ]
  }
  return { levels, layers: coarser === "convolutions" ? [p6, p7] : [] }
}

const countOf = { none: 0, pool: 1, convolutions: 2 } as const

/** The names of the levels are those of torchvision: 0, 1, 2, … for the backbone's, then pool, or p6 and p7. */
export const pyramid = (name: string, config: PyramidConfig, backbone: Backbone): Backbone => {
  const { channels } = config
  const widths = config.maps.map((m) => backbone.channels[m] ?? 0)
  const conv = (place: string, from: number, kernel: number) =>
    convolution(`${name}.${place}`, { from, to: channels, kernel, bias: 0 })
  const inner = widths.map((from, l) => conv(`inner_blocks.${l}.0`, from, 1))
  const outer = widths.map((_, l) => conv(`layer_blocks.${l}.0`, channels, 3))
  const coarser = coarserLevels(name, config, widths.at(-1) ?? channels)
  const layers = [...inner, ...outer, ...coarser.layers]
  return {
    maps: (image) => {
      const all = backbone.maps(image)
      const taken = config.maps.flatMap((m) => all[m]?.node ?? [])
      const levels = topDown(taken, inner, outer)
      const [map = image, last = image] = [taken.at(-1), levels.at(-1)]
      return [...levels.map((node, l) => ({ name: `${l}`, node })), ...coarser.levels(map, last)]
    },
    channels: Array.from({ length: widths.length + countOf[config.coarser] }, () => channels),
    parameters: [...backbone.parameters, ...layers.flatMap(({ parameters }) => parameters)],
  }
}
