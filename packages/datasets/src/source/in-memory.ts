import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import { pipe } from "fp-ts/lib/function.js"
import * as RA from "fp-ts/lib/ReadonlyArray.js"
import * as T from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { ReadOptions } from "../annotated-image.js"
import { strictly } from "../annotated-image.js"
import type { Example } from "../example/example.js"
import type { Sorted } from "../skip-bad.js"
import { sortOut } from "../skip-bad.js"
import type { Source } from "./source.js"

/** So many images are decoded at a time. */
const together = 16

/** A source of examples that are there already. */
export const ofExamples = (classes: readonly string[], examples: readonly Example[]): Source => ({
  classes,
  size: examples.length,
  at: (index) => {
    const example = examples[index]
    return example === undefined
      ? TE.left(outOfRange("source", "index", `be a whole number below ${examples.length}`, String(index)))
      : TE.right(example)
  },
})

/** A source in memory, and what was left out of it because it could not be decoded. */
export interface InMemory {
  readonly source: Source
  readonly examples: readonly Example[]
  readonly warnings: readonly DetectionError[]
}

/**
 * Decodes every example of a source once and keeps it: three bytes a pixel, 57 KB for 160 × 120.
 *
 * Errors  the first example that cannot be decoded; with `skipBad` those are left out, each with a warning, while
 *         any remain
 */
export const inMemory = (
  { classes, size, at }: Source,
  options: ReadOptions = strictly,
): TE.TaskEither<DetectionError, InMemory> =>
  pipe(
    RA.chunksOf(together)(RA.makeBy(size, (index) => index)),
    T.traverseSeqArray(T.traverseArray(at)),
    T.map((chunks) => sortOut(chunks.flat(), options)),
    TE.chain(({ good, warnings }: Sorted<Example>) =>
      good.length === 0
        ? TE.left(warnings[0] ?? outOfRange("inMemory", "source", "have one example or more", "none"))
        : TE.right({ source: ofExamples(classes, good), examples: good, warnings }),
    ),
  )
