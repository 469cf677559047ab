import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { TrainingState } from "@detspec/detectors"
import { readCheckpoint, writeCheckpoint } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import { readParameters, writeSafetensors } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"
import type { Course } from "./training.js"
import { moments } from "./training.js"

/** A checkpoint after so many steps. */
const every = 20

const stateIn = async (file: string): Promise<TrainingState | undefined> =>
  existsSync(file)
    ? (await answer(TE.fromEither(readCheckpoint(file, await readFile(file))))).state
    : undefined

/**
 * The weights after a course. They are kept under `folder`, so that measuring again and drawing again need no second
 * training, and one that was stopped goes on: remove them after a change that should change them.
 */
export const trainedOnce = async (folder: string, name: string, course: Course): Promise<Tensors> => {
  const { scenes, seed, options } = course
  const file = join(folder, "weights", `${name}-${options.steps}-${scenes.source.size}-${seed}.safetensors`)
  if (existsSync(file)) return answer(TE.fromEither(readParameters(file, await readFile(file))))
  await mkdir(dirname(file), { recursive: true })
  const checkpoint = `${file}.checkpoint`
  const from = await stateIn(checkpoint)
  let weights: Tensors = from?.average ?? {}
  for await (const { state } of moments(course, from)) {
    weights = state.average
    if (state.step % every === 0) await writeFile(checkpoint, writeCheckpoint({ state, about: {} }))
  }
  await writeFile(file, writeSafetensors(weights))
  await rm(checkpoint, { force: true })
  return weights
}
