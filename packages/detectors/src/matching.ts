import type { DetectionError, FloatTensor, Int32Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Backend, In } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Truth } from "./truth.js"

/** From which overlap on an anchor is positive, up to which it is negative, and what becomes of a truth that no anchor suits. */
export type Matching = Pick<In<"matchAnchors">, "high" | "low" | "lowQuality">

/** Which truth each anchor is to find: its index, -1 for none (background), -2 where it does not count. */
export type Matches = readonly number[]

export const matchTruth =
  (backend: Backend, matching: Matching) =>
  (anchors: FloatTensor, { boxes }: Truth): TE.TaskEither<DetectionError, Matches> =>
    TE.map(({ matches }: { readonly matches: Int32Tensor }): Matches => toArray(matches))(
      backend.operations.matchAnchors({ anchors, truths: boxes, ...matching }),
    )

/** The anchors that have a truth. */
export const positivesOf = (matches: Matches): readonly number[] =>
  matches.flatMap((match, n) => (match >= 0 ? [n] : []))
