import { relative } from "node:path"
import { exitStatus } from "@detspec/conformance"
import type { DetectionError } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../backends.js"
import type { ExitStatus } from "../exit.js"
import { complain } from "../exit.js"
import type { Figure } from "../pictures/figure.js"
import type { Annotated } from "./annotated.js"
import { backendLines, findBackends } from "./backends.js"
import type { Detected } from "./detection/detect.js"
import { detectAll } from "./detection/detect.js"
import type { Looked } from "./detection/looked.js"
import { shippedAt } from "./detection/weights.js"
import { figuresOf } from "./figures.js"
import { readGiven } from "./given.js"
import { holdToLaws, lawsLines } from "./laws.js"
import { nextLines } from "./next.js"
import type { StartOptions } from "./options.js"
import { toPhoto } from "./photo.js"
import { writeFigures, writePage } from "./write.js"

type Print = (line: string) => void

const draw = (backend: Backend, annotated: Annotated, out: string) =>
  pipe(
    TE.fromTask<Parameters<typeof figuresOf>[2], DetectionError>(() => toPhoto(annotated)),
    TE.chain((photo) => figuresOf(backend, annotated, photo)),
    TE.chainFirst((figures) => writeFigures(out, figures)),
  )

/** A file and what it shows, side by side. */
const fileLines = (dir: string, files: readonly (readonly [file: string, shows: string])[]) => {
  const out = relative(process.cwd(), dir) || "."
  const wide = Math.max(20, ...files.map(([file]) => file.length + 1))
  return files.map(([file, shows]) => `  ${`${out}/${file}`.padEnd(out.length + 1 + wide)}${shows}`)
}

const pictureLines = (dir: string, figures: readonly Figure[]): readonly string[] =>
  fileLines(
    dir,
    figures.map(({ name, title }) => [`${name}.png`, title]),
  )

const showLaws = async (print: Print): Promise<ExitStatus> => {
  const found = await findBackends()
  print("\nBackends: where the operations run on this machine")
  backendLines(found).forEach(print)
  const here = found.flatMap(({ backend }) => (E.isRight(backend) ? [backend.right] : []))
  print("\nLaws: what must hold of every backend")
  const reports = await holdToLaws(here)
  lawsLines(reports).forEach(print)
  for (const backend of here) await backend.dispose()
  return reports.every((report) => exitStatus(report) === 0) ? 0 : 1
}

const showPictures = async (
  backend: Backend,
  annotated: Annotated,
  { out }: StartOptions,
  print: Print,
): Promise<E.Either<DetectionError, readonly Figure[]>> => {
  print(`\nPictures: ${annotated.source}, computed by ${backend.name}`)
  const figures = await draw(backend, annotated, out)()
  await backend.dispose()
  if (E.isRight(figures)) pictureLines(out, figures.right).forEach(print)
  return figures
}

const showDetection = async (
  looked: readonly Looked[],
  { weights, engine, backend, out }: StartOptions,
  print: Print,
): Promise<E.Either<DetectionError, Detected>> => {
  print("\nDetection: what trained detectors find, and how long it takes")
  const backends = ["spec", "gpu:webasm", backend === "gpu" ? "gpu:webasm" : backend]
  const detected = await detectAll({ images: looked, weights, engine, backends, at: shippedAt }, print)
  if (E.isLeft(detected)) return detected
  for (const note of detected.right.notes) print(`  ${note}`)
  const figures = detected.right.seen.flatMap((seen) => seen.figures)
  const files = await writeFigures(out, figures)()
  if (E.isLeft(files)) return files
  pictureLines(out, figures).forEach(print)
  return detected
}

/** Backends, laws, pictures, detectors, and what to try next. */
export const runStart = async (options: StartOptions, print: Print): Promise<ExitStatus> => {
  const given = await readGiven(options)()
  if (E.isLeft(given)) return complain(given.left)
  const backend = await selectBackend(options.backend)()
  if (E.isLeft(backend)) return complain(backend.left)
  const { annotated, looked } = given.right
  print("detspec: object detection, specified")
  const laws = await showLaws(print)
  const figures = await showPictures(backend.right, annotated, options, print)
  const detected = await showDetection(looked, options, print)
  const page = await writePage(options.out, {
    source: annotated.source,
    figures: E.getOrElse((): readonly Figure[] => [])(figures),
    detected: E.isRight(detected) ? detected.right : undefined,
  })()
  if (E.isRight(page)) fileLines(options.out, [["index.html", "all of it on one page"]]).forEach(print)
  print("\nNext")
  nextLines(options).forEach(print)
  const errors = [figures, detected, page].flatMap((one) => (E.isLeft(one) ? [one.left] : []))
  return errors.reduce<ExitStatus>((_, error) => complain(error), laws)
}
