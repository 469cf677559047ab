import type { DetectionError, FloatTensor, Tensor } from "@detspec/core"
import { badFile, isFloat } from "@detspec/core"
import type { SafetensorsFile, Tensors } from "@detspec/networks"
import { readSafetensors, writeSafetensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import type { TrainingState } from "./state.js"

/** What a checkpoint says beside its tensors: what is trained, and how. A state fits no other. */
export interface Checkpoint {
  readonly state: TrainingState
  /** Words that a program writes for itself. */
  readonly about: Readonly<Record<string, string>>
}

const prefixed = (prefix: string, tensors: Tensors): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [`${prefix}/${name}`, tensor]))

/** A state as the bytes of a safetensors file. */
export const writeCheckpoint = ({ state, about }: Checkpoint): Uint8Array => {
  const { stage, step, parameters, average, optimiser, done } = state
  const tensors = Object.assign(
    {},
    prefixed("parameters", parameters),
    prefixed("average", average),
    prefixed("first", optimiser.first),
    prefixed("second", optimiser.second),
    ...done.map((one, n) => prefixed(`done.${n}`, one)),
  )
  const counts = { stage, step, steps: optimiser.steps, done: done.length }
  const words = Object.entries(counts).map(([name, count]) => [name, String(count)])
  return writeSafetensors(tensors, { metadata: { ...about, ...Object.fromEntries(words) } })
}

type Counts = Record<"stage" | "step" | "steps" | "done", number>

const countsOf = (
  file: string,
  metadata: Readonly<Record<string, string>>,
): E.Either<DetectionError, Counts> => {
  const counts = { stage: 0, step: 0, steps: 0, done: 0 }
  for (const name of ["stage", "step", "steps", "done"] as const) {
    const count = Number(metadata[name] ?? "nothing")
    if (!Number.isInteger(count) || count < 0)
      return E.left(
        badFile(file, name, "be a whole number: is it a checkpoint?", metadata[name] ?? "nothing"),
      )
    counts[name] = count
  }
  return E.right(counts)
}

/** The tensors under a prefix, by the rest of their names. */
const under = (prefix: string, tensors: Readonly<Record<string, Tensor>>): Tensors => {
  const found: Record<string, FloatTensor> = {}
  for (const [name, tensor] of Object.entries(tensors))
    if (name.startsWith(`${prefix}/`) && isFloat(tensor)) found[name.slice(prefix.length + 1)] = tensor
  return found
}

/** A checkpoint from the bytes of its file, which is named in errors. */
export const readCheckpoint = (file: string, bytes: Uint8Array): E.Either<DetectionError, Checkpoint> =>
  E.chain(({ tensors, metadata }: SafetensorsFile) =>
    E.map(({ stage, step, steps, done }: Counts): Checkpoint => {
      const optimiser = { steps, first: under("first", tensors), second: under("second", tensors) }
      const state = {
        stage,
        step,
        parameters: under("parameters", tensors),
        average: under("average", tensors),
        optimiser,
        done: Array.from({ length: done }, (_, n) => under(`done.${n}`, tensors)),
      }
      return { state, about: metadata }
    })(countsOf(file, metadata)),
  )(readSafetensors(file, bytes))
