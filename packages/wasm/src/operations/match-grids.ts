import type { Int32Tensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Call } from "../call.js"

/** Fewer anchors are not worth looking for grids. */
const few = 4096
const mostGrids = 64
/** Doubles and whole numbers of a grid, and where among the whole numbers its height stands. */
const gridBytes = 40
const heightAt = 9

const rules = { none: 0, own: 1, rescuer: 2 } as const

/** How many grids the anchors lie on, 0 when they do not; `grids` receives them. */
const gridsOf = (call: Call, anchors: number, count: number, grids: number): number => {
  const found = call.room(4)
  const wrong = call.room(4)
  call.run({ task: "anchorGrids", count: 1, arguments: [anchors, count, grids, found] })
  const [many = 0] = call.int32s(found, 1)
  const words = call.int32s(grids, (many * gridBytes) / 4)
  const rows = words.reduce((sum, word, at) => (at % (gridBytes / 4) === heightAt ? sum + word : sum), 0)
  call.clear(wrong, 4)
  call.run({ task: "verifyGrids", count: rows, grain: 8, arguments: [anchors, grids, many, wrong] })
  return call.int32s(wrong, 1)[0] === 0 ? many : 0
}

/** The matches of anchors that lie on grids, found truth by truth; undefined of others, which are compared with all truths. */
export const matchOnGrids = (call: Call, input: In<"matchAnchors">): Int32Tensor | undefined => {
  const { anchors, truths, high, low, lowQuality } = input
  const [n = 0] = anchors.shape
  const [m = 0] = truths.shape
  if (n < few || low === 0) return undefined
  const list = call.put(anchors)
  const grids = call.room(mostGrids * gridBytes)
  const many = gridsOf(call, list, n, grids)
  if (many === 0) return undefined
  const [labels, entries, ties] = [call.room(4 * n), call.room(16 * n), call.room(8 * n)]
  const [ends, failed] = [call.room(4 * m), call.room(4)]
  call.clear(labels, 4 * n, 255)
  call.clear(failed, 4)
  const found = [labels, entries, ties, n, ends, failed]
  call.run({
    task: "matchGrids",
    count: 1,
    scratch: 128,
    arguments: [list, call.put(truths), m, grids, many, high, low, rules[lowQuality], ...found],
  })
  return call.int32s(failed, 1)[0] === 0 ? call.int32(labels, [n]) : undefined
}
