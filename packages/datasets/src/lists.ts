import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { readText, stem } from "./files.js"
import type { KnownNames } from "./known-names.js"
import { knownNames } from "./known-names.js"

/** A name and what stands beside it: "000012 -1", or a file and any word; "my dog" is a name and nothing else. */
const inColumns = (line: string): readonly string[] =>
  line.match(/^(.*\S)\s+(-?\d+)$/)?.slice(1) ?? line.match(/^(.*\.[a-z]{3,4})\s+(\S+)$/i)?.slice(1) ?? [line]

/**
 * The image that a line names: the whole line, which may hold spaces, or the part before its last column. Lists for
 * one class ("000012 -1") have such a column: -1 says that the class does not occur, and the line names nothing.
 */
const namedBy = (line: string, known: KnownNames): E.Either<readonly string[], string | undefined> => {
  if (line === "") return E.right(undefined)
  const whole = known(line)
  if (E.isRight(whole)) return whole
  const [name = line, column] = inColumns(line)
  return column === "-1" ? E.right(undefined) : known(name)
}

/** The names in one list, which must all be annotated, unless some images were left out (`some`). */
const parseList = (
  operation: string,
  file: string,
  text: string,
  known: KnownNames,
  some: boolean,
): E.Either<DetectionError, readonly string[]> => {
  const names: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const named = namedBy(line.trim(), known)
    if (E.isRight(named)) names.push(...(named.right === undefined ? [] : [named.right]))
    else if (!some || named.left.length > 0) {
      const expected =
        named.left.length > 0 ? `name one of ${named.left.join(", ")}` : "name an annotated image"
      return E.left(badFile(operation, `${file}: line ${at + 1}`, expected, line.trim()))
    }
  }
  return E.right(names)
}

/** Several lists by their names, "train" for "train.txt". */
export const readLists = (
  operation: string,
  dir: string,
  files: readonly string[],
  names: readonly string[],
  some: boolean,
): TE.TaskEither<DetectionError, Readonly<Record<string, readonly string[]>>> => {
  const known = knownNames(names)
  return pipe(
    files,
    TE.traverseSeqArray((file) =>
      pipe(
        readText(operation, dir, file),
        TE.chainEitherK((text) => parseList(operation, file, text, known, some)),
        TE.map((list): readonly [string, readonly string[]] => [stem(file), list]),
      ),
    ),
    TE.map((lists) => Object.fromEntries(lists)),
  )
}
