import type { DetectionError } from "@detspec/core"
import { backendFailure, message } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import { planesOf } from "@detspec/detectors"
import type { Engine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { FoundObject } from "../../detect/found.js"
import { foundObjects } from "../../detect/found.js"
import { shownFromFor } from "../../models/shown-from.js"
import type { Loaded } from "../../models/weights.js"
import { loadWeights } from "../../models/weights.js"
import { agreement } from "./agreement.js"
import type { Looked } from "./looked.js"
import type { Timed } from "./timed.js"
import { timed } from "./timed.js"

/** What one backend made of it. */
export interface ByBackend {
  readonly backend: string
  readonly found: number
  readonly milliseconds: number
  /** How its boxes lie to those of the first backend; of the first itself, nothing. */
  readonly agreement: string
}

/** What one detector found on an image. */
export interface ByDetector {
  readonly detector: string
  readonly classes: readonly string[]
  /** The least score that is shown. */
  readonly from: number
  /** By the first backend. */
  readonly found: readonly FoundObject[]
  readonly backends: readonly ByBackend[]
  /** Why other backends are not among them, a line each. */
  readonly missing: readonly string[]
}

const titles: Readonly<Record<string, string>> = { retinanet: "RetinaNet", fasterrcnn: "Faster R-CNN" }

const shown = (loaded: Loaded, detections: Detections): readonly FoundObject[] =>
  foundObjects(loaded, detections).filter(
    ({ score }) => score >= shownFromFor(loaded.description.architecture),
  )

interface Answer {
  readonly backend: string
  readonly loaded: Loaded
  readonly timed: Timed
}

const answerOf = async (
  engine: Engine,
  backend: Backend,
  file: string,
  { image }: Looked,
): Promise<E.Either<DetectionError, Answer>> => {
  const loaded = await loadWeights({ engine, backend }, file)()
  if (E.isLeft(loaded)) return loaded
  return E.map((measured: Timed) => ({ backend: backend.name, loaded: loaded.right, timed: measured }))(
    await timed(loaded.right, planesOf(image.pixels)),
  )
}

const byBackend =
  (first: Answer) =>
  (answer: Answer): ByBackend => ({
    backend: answer.backend,
    found: shown(answer.loaded, answer.timed.detections).length,
    milliseconds: answer.timed.milliseconds,
    agreement: answer === first ? "" : agreement(first.timed.detections, answer.timed.detections),
  })

/** Looks at an image with the weights of a file, by each backend in turn. */
export const look = async (
  engine: Engine,
  backends: readonly Backend[],
  file: string,
  looked: Looked,
): Promise<E.Either<DetectionError, ByDetector>> => {
  const answers: E.Either<DetectionError, Answer>[] = []
  for (const backend of backends) answers.push(await answerOf(engine, backend, file, looked))
  const here = answers.flatMap((answer) => (E.isRight(answer) ? [answer.right] : []))
  const errors = answers.flatMap((answer) => (E.isLeft(answer) ? [answer.left] : []))
  const [first] = here
  if (first === undefined) return E.left(errors[0] ?? backendFailure("start", "backends", "be there", "none"))
  const { architecture, classes } = first.loaded.description
  return E.right({
    detector: titles[architecture] ?? architecture,
    classes,
    from: shownFromFor(architecture),
    found: shown(first.loaded, first.timed.detections),
    backends: here.map(byBackend(first)),
    missing: errors.map(message),
  })
}
