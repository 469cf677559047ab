import type { DetectionError } from "@detspec/core"
import { float64, tabulate, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { FocalCurve, FocalLossPicture } from "../pictures/focal-loss.js"

const gammas = [0, 0.5, 1, 2, 5]
const steps = 400
const easy = { probability: 0.9, gamma: 2 }

const logit = (p: number): number => Math.log(p / (1 - p))
const probabilities = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps)
const logits = Array.from({ length: steps + 1 }, (_, i) => -5 + (10 * i) / steps)

/** The input for examples of the true class at these logits. */
const at = (values: readonly number[], gamma: number) => ({
  logits: float64([values.length, 1], values),
  targets: tabulate([values.length, 1], () => 1),
  weighting: "none" as const,
  alpha: 0.5,
  gamma,
})

const paired = (xs: readonly number[], ys: readonly number[]) =>
  xs.map((x, i): readonly [number, number] => [x, ys[i] ?? 0])

const curve =
  ({ operations }: Backend) =>
  (gamma: number): TE.TaskEither<DetectionError, FocalCurve> =>
    pipe(
      operations.sigmoidFocalLoss(at(probabilities.map(logit), gamma)),
      TE.chain(({ loss }) =>
        pipe(
          operations.sigmoidFocalLossGradient(at(logits, gamma)),
          TE.map(({ gradient }) => ({
            gamma,
            loss: paired(probabilities, toArray(loss)),
            slope: paired(logits, toArray(gradient)),
          })),
        ),
      ),
    )

const lossAt = ({ operations }: Backend, gamma: number) =>
  TE.map(({ loss }: { readonly loss: Parameters<typeof toArray>[0] }) => toArray(loss)[0] ?? 0)(
    operations.sigmoidFocalLoss(at([logit(easy.probability)], gamma)),
  )

/** The curves of the focal loss family, and what γ = 2 does to an easy example. */
export const computeFocal = (backend: Backend): TE.TaskEither<DetectionError, FocalLossPicture> =>
  pipe(
    TE.traverseSeqArray(curve(backend))(gammas),
    TE.chain((curves) =>
      pipe(
        TE.sequenceSeqArray([lossAt(backend, 0), lossAt(backend, easy.gamma)]),
        TE.map(([plain = 0, loss = 1]) => ({ curves, easy: { ...easy, loss, ratio: plain / loss } })),
      ),
    ),
  )
