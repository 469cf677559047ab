import type { FloatTensor } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import type { Call } from "../call.js"
import { sightsOf } from "../memory/sights.js"

/** Fewer anchors are not worth looking for grids. */
const few = 4096
const mostGrids = 64
/** Doubles and whole numbers of a grid, and where among the whole numbers its height stands. */
const gridBytes = 40
const heightAt = 9

const rules = { none: 0, own: 1, rescuer: 2 } as const

/** Rows of cells that are one piece of work. */
const grain = 4

/** How many grids the anchors lie on, 0 when they do not; `grids` receives them, and every `label` becomes -1. */
const gridsOf = (call: Call, list: FloatTensor, grids: number, labels: number): number => {
  const [count = 0] = list.shape
  const anchors = call.put(list)
  const found = call.room(4)
  const wrong = call.room(4)
  call.run({ task: "anchorGrids", count: 1, arguments: [anchors, count, grids, found] })
  const [many = 0] = call.int32s(found, 1)
  const words = call.int32s(grids, (many * gridBytes) / 4)
  const rows = words.reduce((sum, word, at) => (at % (gridBytes / 4) === heightAt ? sum + word : sum), 0)
  call.clear(wrong, 4)
  const sights = sightsOf(call, [list], rows, grain)
  call.run({
    task: "verifyGrids",
    count: rows,
    grain,
    scratch: 64,
    arguments: [...sights, anchors, grids, many, labels, wrong],
  })
  return call.int32s(wrong, 1)[0] === 0 ? many : 0
}

/** The matches of anchors that lie on grids, found truth by truth; undefined of others, which are compared with all truths. */
export const matchOnGrids = (input: In<"matchAnchors">, call: Call): Out<"matchAnchors"> | undefined => {
  const { anchors, truths, high, low, lowQuality } = input
  const [n = 0] = anchors.shape
  const [m = 0] = truths.shape
  if (n < few || m === 0 || low === 0) return undefined
  const [grids, labels] = [call.room(mostGrids * gridBytes), call.room(4 * n)]
  const many = gridsOf(call, anchors, grids, labels)
  if (many === 0) return undefined
  const [entries, ties] = [call.room(16 * n), call.room(8 * n)]
  const [ends, failed] = [call.room(4 * m), call.room(4)]
  call.clear(failed, 4)
  const found = [labels, entries, ties, n, ends, failed]
  call.run({
    task: "matchGrids",
    count: 1,
    scratch: 128,
    arguments: [call.put(anchors), call.put(truths), m, grids, many, high, low, rules[lowQuality], ...found],
  })
  return call.int32s(failed, 1)[0] === 0 ? { matches: call.int32(labels, [n]) } : undefined
}
