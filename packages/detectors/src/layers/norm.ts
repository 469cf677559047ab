import { frozenNorm, groupNorm, leaf } from "@detspec/networks"
import type { Layer } from "./layer.js"
import { plain } from "./layer.js"
import type { Parameter } from "./parameter.js"
import { offsetOf } from "./parameter.js"

/** What follows a convolution: batch statistics that do not move, groups of so many channels, or nothing. */
export type Norm =
  | { readonly kind: "frozen"; readonly epsilon: number }
  | { readonly kind: "group"; readonly size: number; readonly epsilon: number }
  | { readonly kind: "none" }

const fixed = (parameter: Parameter): Parameter => ({ ...parameter, learned: false })

/** The norm's parameters are `name`.weight, .bias, and for frozen ones .running_mean and .running_var. */
export const norm = (config: Norm, name: string, channels: number): Layer => {
  if (config.kind === "none") return plain((x) => x)
  const [weight, bias] = [offsetOf(`${name}.weight`, channels, 1), offsetOf(`${name}.bias`, channels, 0)]
  const affine = { weight: leaf(weight.name), bias: leaf(bias.name) }
  const { epsilon } = config
  if (config.kind === "group") {
    const groups = Math.max(1, Math.floor(channels / config.size))
    return { apply: (x) => groupNorm(x, { ...affine, groups, epsilon }), parameters: [weight, bias] }
  }
  const mean = offsetOf(`${name}.running_mean`, channels, 0)
  const variance = offsetOf(`${name}.running_var`, channels, 1)
  const statistics = { ...affine, mean: leaf(mean.name), variance: leaf(variance.name) }
  return {
    apply: (x) => frozenNorm(x, statistics, epsilon),
    parameters: [weight, bias, mean, variance].map(fixed),
  }
}
