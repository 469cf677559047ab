import type { In } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

type Format = In<"convertBoxes">["from"]
/** How often the first and the second number of a box go into the new first one, then into the new second one. */
type Sums = readonly [ownFirst: number, otherFirst: number, otherSecond: number, ownSecond: number]

const same: Sums = [1, 0, 0, 1]

/** Low and high, low and size, middle and size: each is two sums of any other. */
const sums: Readonly<Record<Format, Readonly<Record<Format, Sums>>>> = {
  xyxy: { xyxy: same, xywh: [1, 0, -1, 1], cxcywh: [0.5, 0.5, -1, 1] },
  xywh: { xyxy: [1, 0, 1, 1], xywh: same, cxcywh: [1, 0.5, 0, 1] },
  cxcywh: { xyxy: [1, -0.5, 1, 0.5], xywh: [1, -0.5, 0, 1], cxcywh: same },
}

/** Boxes that are one piece of work. */
const grain = 8192

export const convertBoxesKernel: KernelOf<"convertBoxes"> = ({ boxes, from, to }, call) => {
  const [n = 0] = boxes.shape
  const list = call.put(boxes)
  if (from === to) return { boxes: call.float32(list, [n, 4]) }
  const converted = call.room(16 * n)
  call.run({
    task: "convertBoxes",
    count: n,
    grain,
    arguments: [...sightsOf(call, [boxes], n, grain), list, converted, ...sums[from][to]],
  })
  return { boxes: call.float32(converted, [n, 4]) }
}
