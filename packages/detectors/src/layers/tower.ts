import { normed, rectified } from "./convolution.js"
import type { Layer } from "./layer.js"
import { chain } from "./layer.js"
import type { Norm } from "./norm.js"
import type { Fill } from "./parameter.js"

/** 3 × 3 convolutions of as many channels, each rectified: what precedes the answers of a head. */
export interface TowerConfig {
  readonly depth: number
  readonly norm: Norm
  readonly fill: Fill
}

/** The parameters are `name`.0.0.weight, `name`.1.0.weight, …; a norm's are `name`.0.1.weight and so on. */
export const tower = (name: string, channels: number, { depth, norm, fill }: TowerConfig): Layer =>
  chain(
    Array.from({ length: depth }, (_, d) =>
      chain([
        normed(
          { convolution: `${name}.${d}.0`, norm: `${name}.${d}.1` },
          { from: channels, to: channels, kernel: 3, fill },
          norm,
        ),
        rectified,
      ]),
    ),
  )
