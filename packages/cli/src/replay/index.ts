import { message } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { adapters } from "./adapters/index.js"
import { readCases } from "./read.js"
import { anyFailed, fileLines, totalLine } from "./report.js"
import type { FileResult } from "./run.js"
import { runFile } from "./run.js"

export interface ReplayOptions {
  readonly backend: Backend
  readonly paths: readonly string[]
  /** Where lines go; the console when left out. */
  readonly print?: (line: string) => void
}

/** Replays recorded cases through a backend: 0, 1 when a case failed, 2 when a path cannot be read. */
export const replay = async ({ backend, paths, print = console.log }: ReplayOptions): Promise<0 | 1 | 2> => {
  const read = await TE.traverseArray(readCases)(paths)()
  if (E.isLeft(read)) {
    print(message(read.left))
    return 2
  }
  const results: FileResult[] = []
  for (const file of read.right.flat()) {
    const result = await runFile(file, adapters, backend)
    for (const line of fileLines(result)) print(line)
    results.push(result)
  }
  print(totalLine(results))
  return anyFailed(results) ? 1 : 0
}
