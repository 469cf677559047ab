import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Figure } from "../../pictures/figure.js"
import { toPhoto } from "../photo.js"
import { detectorLines, measured } from "./lines.js"
import type { ByDetector } from "./look.js"
import { look } from "./look.js"
import type { Looked } from "./looked.js"
import { foundPictures } from "./pictures.js"
import { engineFor, engineLines, openBackends } from "./tools.js"
import type { WeightsAt } from "./weights.js"
import { weightsFor } from "./weights.js"

type Print = (line: string) => void

/** What is looked at, and by what. */
export interface Detecting {
  readonly images: readonly Looked[]
  readonly weights: string | undefined
  readonly engine: string | undefined
  readonly backends: readonly string[]
  readonly at: WeightsAt
}

/** One image after the detectors have looked at it. */
export interface Seen {
  readonly looked: Looked
  readonly detectors: readonly ByDetector[]
  /** What went wrong, a line each. */
  readonly troubles: readonly string[]
  readonly figures: readonly Figure[]
}

/** All that was found, and what its numbers mean. */
export interface Detected {
  readonly notes: readonly string[]
  readonly seen: readonly Seen[]
}

interface Tools {
  readonly engine: Engine
  readonly backends: readonly Backend[]
}

/** What is right goes on, what is wrong becomes a line. */
const sorted = <T>(all: readonly E.Either<DetectionError, T>[]) => ({
  right: all.flatMap((one) => (E.isRight(one) ? [one.right] : [])),
  wrong: all.flatMap((one) => (E.isLeft(one) ? [message(one.left)] : [])),
})

const lookAt = async (
  { engine, backends }: Tools,
  files: readonly string[],
  looked: Looked,
  print: Print,
) => {
  const all: E.Either<DetectionError, ByDetector>[] = []
  for (const file of files) {
    const by = await look(engine, backends, file, looked)
    if (E.isRight(by)) detectorLines(by.right).forEach(print)
    all.push(by)
  }
  return sorted(all)
}

const seenBy = async (
  tools: Tools,
  looked: Looked,
  { weights, at }: Detecting,
  print: Print,
): Promise<Seen> => {
  print(`  ${looked.image.source}`)
  const files = await weightsFor(looked, weights, at)()
  const { right, wrong } = E.isRight(files)
    ? await lookAt(tools, files.right, looked, print)
    : { right: [], wrong: [message(files.left)] }
  const drawn = sorted([foundPictures(looked, await toPhoto(looked.image), right)])
  const troubles = [...wrong, ...drawn.wrong]
  for (const line of troubles) print(`    - ${line}`)
  return { looked, detectors: right, troubles, figures: drawn.right.flat() }
}

/** Looks at every image with every detector on every backend; what is missing is told, and the rest goes on. */
export const detectAll = async (
  detecting: Detecting,
  print: Print,
): Promise<E.Either<DetectionError, Detected>> => {
  const engine = await engineFor(detecting.engine)()
  if (E.isLeft(engine)) return engine
  const { backends, missing } = await openBackends(detecting.backends)
  for (const line of [...engineLines(engine.right), ...missing]) print(line)
  const seen: Seen[] = []
  for (const looked of detecting.images)
    seen.push(await seenBy({ engine: engine.right, backends }, looked, detecting, print))
  await engine.right.dispose()
  for (const backend of backends) await backend.dispose()
  return E.right({ notes: measured(engine.right.name), seen })
}
