import type { FloatTensor } from "@detspec/core"
import { decayOf } from "./decay.js"
import { elementwise } from "./elementwise.js"
import type { Kernel } from "./kernel.js"
import type { Run } from "./launch.js"
import { padded } from "./pack.js"
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

/** Numbers in one run: larger lists go piece by piece through the same compiled kernels, and hold less memory. */
const mostInPiece = 2 ** 21

/** Where pieces of equal length begin; the last overlaps the one before where the length does not come out even. */
const piecesOf = (length: number): { readonly piece: number; readonly starts: readonly number[] } => {
  const count = Math.ceil(length / mostInPiece)
  const piece = Math.min(length, padded(Math.ceil(length / count)))
  return { piece, starts: Array.from({ length: count }, (_, k) => Math.min(k * piece, length - piece)) }
}

/** The exponential once for all passes, then each pass over all elements of a piece. */
const passesOnPiece = async (
  run: Run,
  [logits, targets]: readonly [Float32Array, Float32Array],
  passes: readonly LogisticPass[],
): Promise<readonly Float32Array[]> => {
  const decayed = await decayOf(run, logits)
  const output = [logits.length] as const
  const values: Float32Array[] = []
  for (const { name, source, numbers } of passes) {
    const launch = { name, program: { source, functions: [] }, output, constants: {}, steps: 8 }
    values.push(await run({ ...launch, arguments: [logits, targets, decayed, ...numbers] }))
  }
  return values
}

const passesOf = async (
  run: Run,
  input: LogisticInput,
  passes: readonly LogisticPass[],
): Promise<readonly FloatTensor[]> => {
  const { arguments: lists, matrix } = elementwise(input.logits, input.targets)
  const [logits, targets] = lists
  const wholes = passes.map(() => new Float32Array(logits.length))
  const { piece, starts } = piecesOf(logits.length)
  for (const from of starts) {
    const to = from + piece
    const values = await passesOnPiece(run, [logits.subarray(from, to), targets.subarray(from, to)], passes)
    for (const [k, whole] of wholes.entries()) whole.set(values[k] ?? [], from)
  }
  return wholes.map(matrix)
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
