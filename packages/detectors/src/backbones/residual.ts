import { maxPool } from "@detspec/networks"
import { normed, rectified } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import { chain, plain } from "../layers/layer.js"
import type { Norm } from "../layers/norm.js"
import type { Backbone } from "./backbone.js"
import type { BlockKind } from "./block.js"
import { blockOutput, residualBlock } from "./block.js"

/** A network of residual blocks. */
export interface ResidualConfig {
  readonly stem: { readonly channels: number; readonly kernel: number; readonly pool: boolean }
  readonly block: BlockKind
  readonly stages: readonly {
    readonly width: number
    readonly blocks: number
    readonly stride: number
  }[]
  readonly norm: Norm
  /** Whether the blocks of a stage are numbered in the names of their parameters, or a stage is one block. */
  readonly naming: "numbered" | "single"
}

const stemOf = (name: string, { stem, norm }: ResidualConfig): Layer =>
  chain([
    normed(
      { convolution: `${name}.conv1`, norm: `${name}.bn1` },
      { from: 3, to: stem.channels, kernel: stem.kernel, stride: 2 },
      norm,
    ),
    rectified,
    ...(stem.pool ? [plain((x) => maxPool(x, 3, { stride: 2, padding: 1 }))] : []),
  ])

/** The stages one after the other, with the channels that each gives. */
const stagesOf = (name: string, config: ResidualConfig) => {
  let from = config.stem.channels
  return config.stages.map(({ width, blocks, stride }, s) => {
    const layers = Array.from({ length: blocks }, (_, b) => {
      const place = config.naming === "single" ? `layer${s + 1}` : `layer${s + 1}.${b}`
      const block = residualBlock(`${name}.${place}`, {
        kind: config.block,
        from,
        width,
        stride: b === 0 ? stride : 1,
        norm: config.norm,
      })
      from = blockOutput(config.block, width)
      return block
    })
    return { layer: chain(layers), channels: from }
  })
}

/** The stem's map, then that of each stage, named as torchvision's ResNet. Source: He et al., 2015, table 1. */
export const residual = (name: string, config: ResidualConfig): Backbone => {
  const stem = stemOf(name, config)
  const stages = stagesOf(name, config)
  return {
    maps: (image) => {
      let x = stem.apply(image)
      const maps = [{ name: config.stem.pool ? "maxpool" : "conv1", node: x }]
      for (const [s, { layer }] of stages.entries()) {
        x = layer.apply(x)
        maps.push({ name: `layer${s + 1}`, node: x })
      }
      return maps
    },
    channels: [config.stem.channels, ...stages.map(({ channels }) => channels)],
    parameters: [stem, ...stages.map(({ layer }) => layer)].flatMap(({ parameters }) => parameters),
  }
}
