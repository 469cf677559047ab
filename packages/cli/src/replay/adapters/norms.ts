import type { Graph } from "@detspec/networks"
import { frozenNorm, graph, groupNorm, leaf } from "@detspec/networks"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { evaluated } from "../evaluated.js"
import { noCounterpart, questions } from "../question.js"
import { floats, tensor } from "../tensors.js"

const [x, weight, bias] = [leaf("input"), leaf("weight"), leaf("bias")]

/** With a mean and a variance that were recorded, whatever it is called: batch norm in evaluation is a frozen one. */
const graphOf = (fn: string, recorded: boolean, epsilon: number, groups: number): Graph | undefined => {
  if (recorded)
    return graph({
      output: frozenNorm(x, { weight, bias, mean: leaf("mean"), variance: leaf("var") }, epsilon),
    })
  return fn === "group_norm" ? graph({ output: groupNorm(x, { weight, bias, groups, epsilon }) }) : undefined
}

/** FrozenBatchNorm2d, BatchNorm2d in evaluation and GroupNorm, as layers of a network. */
export const norms: Adapter = adapter(
  {
    inputs: record({
      input: floats,
      weight: floats,
      bias: floats,
      mean: v.optional(floats),
      var: v.optional(floats),
    }),
    params: record({ fn: v.string(), eps: v.number(), groups: v.optional(v.number(), 1) }),
    outputs: record({ output: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const { mean, var: variance, ...others } = inputs
    const whole = graphOf(params.fn, mean !== undefined && variance !== undefined, params.eps, params.groups)
    if (!whole) return noCounterpart(`the normalisation ${params.fn}`)
    const leaves = { ...others, ...(mean && { mean }), ...(variance && { var: variance }) }
    return questions(
      evaluated(ask, (engine) => engine.evaluate(whole, leaves))("output", outputs.output, "output"),
    )
  },
)
