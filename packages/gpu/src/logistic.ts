import type { FloatTensor } from "@detspec/core"
import { decayOf } from "./decay.js"
import { elementwise } from "./elementwise.js"
import type { Kernel } from "./kernel.js"
import type { Run } from "./launch.js"
import type { Source } from "./thread.js"

/** A function of logit, target and e^-|logit|, with further numbers behind; `name` tells its compiled kernels apart. */
export interface LogisticPass {
  readonly name: string
  readonly source: Source
  readonly numbers: readonly number[]
}

interface LogisticInput {
  readonly logits: FloatTensor
  readonly targets: FloatTensor
}

const rows = ["logits", "targets"] as const

/** The exponential once for all passes, then each pass over all elements. */
const passesOf = async (
  run: Run,
  input: LogisticInput,
  passes: readonly LogisticPass[],
): Promise<readonly FloatTensor[]> => {
  const { arguments: lists, output, matrix } = elementwise(input.logits, input.targets)
  const decayed = await decayOf(run, lists[0])
  const tensors: FloatTensor[] = []
  for (const { name, source, numbers } of passes) {
    const launch = { name, program: { source, functions: [] }, output, constants: {} }
    tensors.push(matrix(await run({ ...launch, arguments: [...lists, decayed, ...numbers] })))
  }
  return tensors
}

/** The kernel of a loss. */
export const logisticLoss = <I extends LogisticInput>(
  pass: (input: I) => LogisticPass,
): Kernel<I, { readonly loss: FloatTensor }> => ({
  rows,
  compute: (run) => async (input) => {
    const [loss] = await passesOf(run, input, [pass(input)])
    return loss && { loss }
  },
})

/** The kernel of a loss and its slope. */
export const logisticGradient = <I extends LogisticInput>(
  lossPass: (input: I) => LogisticPass,
  slopePass: (input: I) => LogisticPass,
): Kernel<I, { readonly loss: FloatTensor; readonly gradient: FloatTensor }> => ({
  rows,
  compute: (run) => async (input) => {
    const [loss, gradient] = await passesOf(run, input, [lossPass(input), slopePass(input)])
    return loss && gradient && { loss, gradient }
  },
})
