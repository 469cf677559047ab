import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { readText, stem } from "./files.js"

/**
 * The names in one list, which must all be annotated, unless some images were left out (`some`). Lists for one class
 * ("000012 -1") have a second column: -1 says that the class does not occur, and such a line is left out.
 */
const parseList = (
  operation: string,
  file: string,
  text: string,
  known: ReadonlySet<string>,
  some: boolean,
): E.Either<DetectionError, readonly string[]> => {
  const named: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const [first = "", occurs] = line.trim().split(/\s+/)
    if (first === "" || occurs === "-1") continue
    if (known.has(stem(first))) named.push(stem(first))
    else if (!some)
      return E.left(badFile(operation, `${file}: line ${at + 1}`, "name an annotated image", first))
  }
  return E.right(named)
}

/** Several lists by their names, "train" for "train.txt". */
export const readLists = (
  operation: string,
  dir: string,
  files: readonly string[],
  known: ReadonlySet<string>,
  some: boolean,
): TE.TaskEither<DetectionError, Readonly<Record<string, readonly string[]>>> =>
  pipe(
    files,
    TE.traverseSeqArray((file) =>
      pipe(
        readText(operation, dir, file),
        TE.chainEitherK((text) => parseList(operation, file, text, known, some)),
        TE.map((names): readonly [string, readonly string[]] => [stem(file), names]),
      ),
    ),
    TE.map((lists) => Object.fromEntries(lists)),
  )
