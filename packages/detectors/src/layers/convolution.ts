import { conv2d, leaf, relu } from "@detspec/networks"
import type { Layer } from "./layer.js"
import { chain, plain } from "./layer.js"
import type { Norm } from "./norm.js"
import { norm } from "./norm.js"
import type { Fill } from "./parameter.js"
import { he, offsetOf, weightOf } from "./parameter.js"

/** A square kernel over maps; the padding keeps a map's size where the stride is 1, unless it says otherwise. */
export interface Convolution {
  readonly from: number
  readonly to: number
  readonly kernel: number
  readonly stride?: number
  readonly fill?: Fill
  /** What the bias starts as; none where a norm follows. */
  readonly bias?: number
}

/** The parameters are `name`.weight [to, from, kernel, kernel] and, where there is one, `name`.bias [to]. */
export const convolution = (name: string, options: Convolution): Layer => {
  const { from, to, kernel, stride = 1, fill = he, bias } = options
  const weight = weightOf(`${name}.weight`, [to, from, kernel, kernel], fill)
  const padding = Math.floor(kernel / 2)
  const offset = bias === undefined ? [] : [offsetOf(`${name}.bias`, to, bias)]
  return {
    apply: (x) =>
      conv2d(x, leaf(weight.name), {
        stride,
        padding,
        ...(bias === undefined ? {} : { bias: leaf(`${name}.bias`) }),
      }),
    parameters: [weight, ...offset],
  }
}

/** A convolution and what follows it: a norm (the convolution has a bias where there is none), under names of their own. */
export const normed = (
  names: { readonly convolution: string; readonly norm: string },
  options: Omit<Convolution, "bias">,
  follows: Norm,
): Layer =>
  chain([
    convolution(names.convolution, follows.kind === "none" ? { ...options, bias: 0 } : options),
    norm(follows, names.norm, options.to),
  ])

export const rectified: Layer = plain(relu)
