import type { BlockKind } from "./block.js"
import type { ResidualConfig } from "./residual.js"

const epsilon = 1e-5
const widths = [64, 128, 256, 512]

/** He et al., 2015, table 1; the norms are frozen, as detectors that start from ImageNet have them. */
const resNet = (block: BlockKind, blocks: readonly number[]): ResidualConfig => ({
  stem: { channels: 64, kernel: 7, pool: true },
  block,
  stages: widths.map((width, s) => ({ width, blocks: blocks[s] ?? 0, stride: s === 0 ? 1 : 2 })),
  norm: { kind: "frozen", epsilon },
  naming: "numbered",
})

export const residualPresets: Readonly<
  Record<"resNet18" | "resNet34" | "resNet50" | "small", ResidualConfig>
> = {
  resNet18: resNet("basic", [2, 2, 2, 2]),
  resNet34: resNet("basic", [3, 4, 6, 3]),
  resNet50: resNet("bottleneck", [3, 4, 6, 3]),
  /** Strides 4, 8 and 16 after one block each; group norm of 8 channels, so that it trains from nothing. */
  small: {
    stem: { channels: 16, kernel: 3, pool: false },
    block: "basic",
    stages: [24, 32, 64].map((width) => ({ width, blocks: 1, stride: 2 })),
    norm: { kind: "group", size: 8, epsilon },
    naming: "single",
  },
}
