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
import { fromScene, fromVoc } from "./annotated.js"
import { backendLines, findBackends } from "./backends.js"
import { figuresOf } from "./figures.js"
import { holdToLaws, lawsLines } from "./laws.js"
import type { StartOptions } from "./options.js"
import { toPhoto } from "./photo.js"
import { writeFigures } from "./write.js"

type Print = (line: string) => void

/** Read first: a folder that cannot be read is told at once, not after the laws. */
const annotatedFor = ({
  voc,
  corners,
  image,
  seed,
}: StartOptions): TE.TaskEither<DetectionError, Annotated> =>
  voc === undefined ? TE.fromIO(() => fromScene(seed)) : fromVoc(voc, corners, image)

const draw = (backend: Backend, annotated: Annotated, out: string) =>
  pipe(
    TE.fromTask<Parameters<typeof figuresOf>[2], DetectionError>(() => toPhoto(annotated)),
    TE.chain((photo) => figuresOf(backend, annotated, photo)),
    TE.chainFirst((figures) => writeFigures(out, figures, annotated.source)),
  )

const pictureLines = (figures: readonly Figure[], out: string): readonly string[] => [
  ...figures.map(({ name, title }) => `  ${`${out}/${name}.png`.padEnd(out.length + 20)} ${title}`),
  `  ${`${out}/index.html`.padEnd(out.length + 20)} all of them on one page, and as SVG`,
]

const nextLines = ({ voc }: StartOptions): readonly string[] => [
  "  npm run conform -- --backend gpu:webasm    hold a backend to the laws in full",
  "  npm run replay -- --backend spec PATH…     replay recorded cases of other libraries",
  voc === undefined
    ? "  npm start -- --voc DIR                     these pictures of a Pascal VOC folder of yours"
    : "  npm start -- --voc DIR --image NAME        these pictures of another image",
]

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
  options: StartOptions,
  print: Print,
): Promise<ExitStatus> => {
  const out = relative(process.cwd(), options.out) || "."
  print(`\nPictures: ${annotated.source}, computed by ${backend.name}`)
  const figures = await draw(backend, annotated, options.out)()
  await backend.dispose()
  if (E.isLeft(figures)) return complain(figures.left)
  pictureLines(figures.right, out).forEach(print)
  return 0
}

/** Backends, laws, pictures, and what to try next. */
export const runStart = async (options: StartOptions, print: Print): Promise<ExitStatus> => {
  const annotated = await annotatedFor(options)()
  if (E.isLeft(annotated)) return complain(annotated.left)
  const backend = await selectBackend(options.backend)()
  if (E.isLeft(backend)) return complain(backend.left)
  print("detspec: object detection, specified")
  const laws = await showLaws(print)
  const pictures = await showPictures(backend.right, annotated.right, options, print)
  print("\nNext")
  nextLines(options).forEach(print)
  return pictures === 0 ? laws : pictures
}
