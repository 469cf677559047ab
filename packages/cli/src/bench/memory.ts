import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { boxesOf } from "./data.js"

export interface MemoryRow {
  readonly backend: string
  readonly calls: number
  /** Resident megabytes before, at the most, after the calls, and after dispose. */
  readonly before: number
  readonly most: number
  readonly after: number
  readonly disposed: number
}

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20)

/** Sizes in [1, 200), each call another: the hundreds of shapes that property tests bring. */
const sizeOf = (call: number, salt: number): number => 1 + ((call * 7919 + salt * 104_729) % 199)

/** Ten thousand calls with other shapes each time: memory stays bounded, and dispose gives it back. */
export const memoryOf = async (backend: Backend, calls: number): Promise<MemoryRow> => {
  const before = megabytes()
  let most = before
  for (let call = 0; call < calls; call += 1) {
    const boxes1 = boxesOf(sizeOf(call, 1), 640, 480, call)
    const boxes2 = boxesOf(sizeOf(call, 2), 640, 480, call + 1)
    const answer = await backend.operations.boxIou({ boxes1, boxes2 })()
    if (E.isLeft(answer)) throw new Error(answer.left.actual)
    most = Math.max(most, megabytes())
  }
  const after = megabytes()
  await backend.dispose()
  return { backend: backend.name, calls, before, most, after, disposed: megabytes() }
}

export const memoryTable = (rows: readonly MemoryRow[]): readonly string[] => [
  "| backend | calls | before | most | after | after dispose |",
  "|---|---:|---:|---:|---:|---:|",
  ...rows.map(
    (r) => `| ${r.backend} | ${r.calls} | ${r.before} MB | ${r.most} MB | ${r.after} MB | ${r.disposed} MB |`,
  ),
]
