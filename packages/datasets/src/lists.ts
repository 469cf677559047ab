import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { readText, stem } from "./files.js"

/** A name and what stands beside it: "000012 -1", or a file and any word; "my dog" is a name and nothing else. */
const inColumns = (line: string): readonly string[] =>
  line.match(/^(.*\S)\s+(-?\d+)$/)?.slice(1) ?? line.match(/^(.*\.[a-z]{3,4})\s+(\S+)$/i)?.slice(1) ?? [line]

/**
 * The image that a line names: the whole line, which may hold spaces, or the part before its last column. Lists for
 * one class ("000012 -1") have such a column: -1 says that the class does not occur, and the line names nothing.
 */
const namedBy = (line: string, known: ReadonlySet<string>): E.Either<string, string | undefined> => {
  if (line === "") return E.right(undefined)
  if (known.has(stem(line))) return E.right(stem(line))
  const [name = line, column] = inColumns(line)
  if (column === "-1") return E.right(undefined)
  return known.has(stem(name)) ? E.right(stem(name)) : E.left(line)
}

/** The names in one list, which must all be annotated, unless some images were left out (`some`). */
const parseList = (
  operation: string,
  file: string,
  text: string,
  known: ReadonlySet<string>,
  some: boolean,
): E.Either<DetectionError, readonly string[]> => {
  const names: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const named = namedBy(line.trim(), known)
    if (E.isRight(named)) names.push(...(named.right === undefined ? [] : [named.right]))
    else if (!some)
      return E.left(badFile(operation, `${file}: line ${at + 1}`, "name an annotated image", named.left))
  }
  return E.right(names)
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
