import type { Node } from "@detspec/networks"
import { add, maxPool, relu, upsample } from "@detspec/networks"
import { convolution } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import { he } from "../layers/parameter.js"
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

/** The names of the levels are those of torchvision: 0, 1, 2, … for the backbone's, then pool, or p6 and p7. */
export const pyramid = (name: string, config: PyramidConfig, backbone: Backbone): Backbone => {
  const { channels } = config
  const widths = config.maps.map((m) => backbone.channels[m] ?? 0)
  const conv = (place: string, from: number, kernel: number, stride = 1) =>
    convolution(`${name}.${place}`, { from, to: channels, kernel, stride, fill: he, bias: 0 })
  const inner = widths.map((from, l) => conv(`inner_blocks.${l}.0`, from, 1))
  const outer = widths.map((_, l) => conv(`layer_blocks.${l}.0`, channels, 3))
  const base = config.coarserFrom === "C5" ? (widths.at(-1) ?? channels) : channels
  const p6 = conv("extra_blocks.p6", base, 3, 2)
  const p7 = conv("extra_blocks.p7", channels, 3, 2)
  const coarser = (last: Node, map: Node): readonly { name: string; node: Node }[] => {
    if (config.coarser === "none") return []
    if (config.coarser === "pool") return [{ name: "pool", node: maxPool(last, 1, { stride: 2 }) }]
    const sixth = p6.apply(config.coarserFrom === "C5" ? map : last)
    return [
      { name: "p6", node: sixth },
      { name: "p7", node: p7.apply(relu(sixth)) },
    ]
  }
  const extra = config.coarser === "none" ? 0 : config.coarser === "pool" ? 1 : 2
  return {
    maps: (image) => {
      const all = backbone.maps(image)
      const taken = config.maps.flatMap((m) => all[m]?.node ?? [])
      const levels = topDown(taken, inner, outer)
      const [last = image, map = image] = [levels.at(-1), taken.at(-1)]
      return [...levels.map((node, l) => ({ name: `${l}`, node })), ...coarser(last, map)]
    },
    channels: Array.from({ length: widths.length + extra }, () => channels),
    parameters: [
      ...backbone.parameters,
      ...[...inner, ...outer, ...(config.coarser === "convolutions" ? [p6, p7] : [])].flatMap(
        ({ parameters }) => parameters,
      ),
    ],
  }
}
