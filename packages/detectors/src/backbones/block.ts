import { add, relu } from "@detspec/networks"
import { normed, rectified } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import { chain, plain } from "../layers/layer.js"
import type { Norm } from "../layers/norm.js"

/** Two 3 × 3 convolutions, or a 3 × 3 between two 1 × 1 of which the last has four times the channels. */
export type BlockKind = "basic" | "bottleneck"

export interface Block {
  readonly kind: BlockKind
  readonly from: number
  /** Channels inside; a bottleneck's output has four times as many. */
  readonly width: number
  readonly stride: number
  readonly norm: Norm
}

export const blockOutput = (kind: BlockKind, width: number): number => (kind === "basic" ? width : 4 * width)

/** y = relu(F(x) + S(x)): S is the identity, or a 1 × 1 convolution where the shape changes. Source: He et al., 2015, eq. (1) and (2). */
export const residualBlock = (name: string, { kind, from, width, stride, norm }: Block): Layer => {
  const to = blockOutput(kind, width)
  const part = (n: number, options: Parameters<typeof normed>[1]) =>
    normed({ convolution: `${name}.conv${n}`, norm: `${name}.bn${n}` }, options, norm)
  const body =
    kind === "basic"
      ? chain([
          part(1, { from, to: width, kernel: 3, stride }),
          rectified,
          part(2, { from: width, to, kernel: 3 }),
        ])
      : chain([
          part(1, { from, to: width, kernel: 1 }),
          rectified,
          part(2, { from: width, to: width, kernel: 3, stride }),
          rectified,
          part(3, { from: width, to, kernel: 1 }),
        ])
  const names = { convolution: `${name}.downsample.0`, norm: `${name}.downsample.1` }
  const shortcut =
    stride === 1 && from === to ? plain((x) => x) : normed(names, { from, to, kernel: 1, stride }, norm)
  return {
    apply: (x) => relu(add(body.apply(x), shortcut.apply(x))),
    parameters: [...body.parameters, ...shortcut.parameters],
  }
}
