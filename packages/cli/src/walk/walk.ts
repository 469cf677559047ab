import { join, relative } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { anchorsPerCell } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { withTools } from "../models/tools.js"
import type { Loaded } from "../models/weights.js"
import { loadWeights } from "../models/weights.js"
import type { Figure } from "../pictures/figure.js"
import { writePngs } from "../start/write.js"
import { walkFasterRcnn } from "./faster-rcnn.js"
import type { WalkOptions } from "./options.js"
import { walkRetinaNet } from "./retinanet.js"
import type { WalkedScene } from "./scene.js"
import { sceneFor } from "./scene.js"

type Walk = (
  tools: Tools,
  loaded: Loaded,
  scene: WalkedScene,
  origin: string,
) => TE.TaskEither<DetectionError, readonly Figure[]>

/** The detectors that can be walked through: those with one anchor a cell. */
const walks: Readonly<Record<string, Walk>> = { retinanet: walkRetinaNet, fasterrcnn: walkFasterRcnn }

const walkOf = (
  file: string,
  { anchors, description: { architecture, classes } }: Loaded,
): TE.TaskEither<DetectionError, Walk> => {
  const walk = walks[architecture]
  const known = classes.join() === "disc,square,triangle"
  return walk !== undefined && known && anchorsPerCell(anchors) === 1
    ? TE.right(walk)
    : TE.left(
        badFile(
          "walk",
          file,
          `be ${Object.keys(walks).join(" or ")} with one anchor a cell, trained with --data shapes`,
          `${architecture} for ${classes.join(", ")}, ${anchorsPerCell(anchors)} anchors a cell`,
        ),
      )
}

/** Draws what each stage of a detector makes of a generated scene; answers with the pictures, a line each. */
export const walk = ({
  model,
  scene,
  seed,
  out,
  trained,
  ...tools
}: WalkOptions): TE.TaskEither<DetectionError, readonly string[]> =>
  withTools(tools, (opened) =>
    pipe(
      TE.Do,
      TE.bind("loaded", () => loadWeights(opened, model)),
      TE.bind("through", ({ loaded }) => walkOf(model, loaded)),
      TE.bind("seen", ({ loaded }) => sceneFor(loaded, seed, scene)),
      TE.bind("figures", ({ loaded, through, seen }) => through(opened, loaded, seen, trained)),
      TE.chainFirst(({ figures }) => writePngs(out, figures)),
      TE.map(({ figures }) =>
        figures.map(({ name, title }) => `${join(relative(process.cwd(), out), name)}.png  ${title}`),
      ),
    ),
  )
