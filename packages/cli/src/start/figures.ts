import type { DetectionError } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { anchorsPicture } from "../pictures/anchors.js"
import { codingPicture } from "../pictures/coding.js"
import type { Figure } from "../pictures/figure.js"
import { focalLossPicture } from "../pictures/focal-loss.js"
import type { Photo } from "../pictures/photo.js"
import { poolingPicture } from "../pictures/pooling.js"
import { precisionRecallPicture } from "../pictures/precision-recall.js"
import { suppressionPicture } from "../pictures/suppression.js"
import type { Annotated } from "./annotated.js"
import { computeAnchors, layAnchors } from "./compute-anchors.js"
import { computeCoding } from "./compute-coding.js"
import { computeFocal } from "./compute-focal.js"
import { computePooling } from "./compute-pooling.js"
import { computePrecisionRecall } from "./compute-precision-recall.js"
import { computeSuppression } from "./compute-suppression.js"

type Figures = TE.TaskEither<DetectionError, readonly Figure[]>

/** All pictures of one image, everything in them computed by the backend. */
export const figuresOf = (backend: Backend, annotated: Annotated, photo: Photo): Figures =>
  pipe(
    layAnchors(backend, annotated),
    TE.chain((grid) =>
      TE.sequenceSeqArray<Figure, DetectionError>([
        TE.map(anchorsPicture)(computeAnchors(backend, annotated, photo, grid)),
        TE.map(codingPicture)(computeCoding(backend, annotated, photo, grid)),
        TE.map(suppressionPicture)(computeSuppression(backend, annotated, photo, grid)),
        TE.map(poolingPicture)(computePooling(backend, annotated, photo)),
        TE.map(focalLossPicture)(computeFocal(backend)),
        TE.fromEither(E.map(precisionRecallPicture)(computePrecisionRecall())),
      ]),
    ),
  )
