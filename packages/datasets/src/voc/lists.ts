import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { stem } from "../files.js"

/**
 * The names in one list, which must all be annotated. Lists for one class ("000012 -1") have a second column:
 * -1 says that the class does not occur, and such a line is left out.
 */
export const parseList = (
  file: string,
  text: string,
  known: ReadonlySet<string>,
): E.Either<DetectionError, readonly string[]> => {
  const named: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const [first = "", occurs] = line.trim().split(/\s+/)
    if (first === "" || occurs === "-1") continue
    if (!known.has(stem(first)))
      return E.left(badFile("readVoc", `${file}: line ${at + 1}`, "name an annotated image", first))
    named.push(stem(first))
  }
  return E.right(named)
}
