import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor, tabulate, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { batchedNms, byScore, greedy, iou, nms } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { narrow, wrapped } from "./common/wrapped.js"

type Input = In<"batchedNms">

const kept = (bug: string, keep: (input: Input) => readonly number[], source = ""): Mutant =>
  mutant(
    "batchedNms",
    bug,
    {
      batchedNms: (input) => {
        const indices = keep(input)
        return { keep: int32([indices.length], indices) }
      },
    },
    source,
  )

const regrouped = (bug: string, group: (g: number) => number, source = ""): Mutant =>
  kept(
    bug,
    (input) => {
      const groups = int32(input.groups.shape, toArray(input.groups).map(group))
      return toArray(batchedNms({ ...input, groups }).keep)
    },
    source,
  )

/** All boxes of a group moved far away from the others, then one nms for all. */
const offset = (
  bug: string,
  far: (boxes: FloatTensor) => number,
  round: (x: number) => number,
  source = "",
): Mutant =>
  kept(
    bug,
    (input) => {
      const step = far(input.boxes)
      const boxes = tabulate(input.boxes.shape, (n = 0, k = 0) =>
        round(input.boxes.get(n, k) + step * input.groups.get(n)),
      )
      return toArray(nms({ ...input, boxes }).keep)
    },
    source,
  )

const highest = (boxes: FloatTensor): number => toArray(boxes).reduce((a, b) => Math.max(a, b), 0)
const exactly = (x: number): number => x

const answer = (input: Input): readonly number[] => toArray(batchedNms(input).keep)

export const batchedNmsMutants: readonly Mutant[] = [
  offset(
    "groups are moved apart by the largest coordinate, which negative ones undo",
    (boxes) => highest(boxes) + 1,
    exactly,
    "pytorch/vision: boxes.py, batched_nms",
  ),
  offset(
    "groups are moved apart in single precision",
    () => 2 ** 20,
    Math.fround,
    "MultimediaTechLab/YOLO#234",
  ),
  offset("groups are moved apart by 64 pixels", () => 64, exactly),
  kept("groups are not looked at", (input) => toArray(nms(input).keep), "tensorflow/tfjs-models: coco-ssd"),
  kept("group by group, not by score", (input) => {
    const groups = toArray(input.groups)
    const order = [...new Set(groups)]
    return [...answer(input)].sort((i, j) => order.indexOf(groups[i] ?? 0) - order.indexOf(groups[j] ?? 0))
  }),
  kept(
    "kept indices ascending",
    (input) => [...answer(input)].sort((i, j) => i - j),
    "jwyang/faster-rcnn.pytorch#729",
  ),
  kept("negative groups are left out", (input) => answer(input).filter((i) => input.groups.get(i) >= 0)),
  kept("at most eight boxes over all groups", (input) => answer(input).slice(0, 8)),
  kept("the best box only, of each group", (input) => {
    const groups = toArray(input.groups)
    const all = answer(input)
    return all.filter((i, at) => all.findIndex((j) => groups[j] === groups[i]) === at)
  }),
  regrouped("groups in eight bits", (g) => g & 255),
  regrouped("group and its negative are one", Math.abs),
  kept(
    "suppresses at IoU ≥ τ",
    (input) => {
      const [boxes, groups] = [toBoxes(input.boxes), toArray(input.groups)]
      return byScore(input.scores).reduce<number[]>((list, i) => {
        const clash = list.slice(-32).some((j) => {
          const [a, b] = [boxes[i], boxes[j]]
          return a && b && groups[i] === groups[j] && iou(a, b) >= input.threshold
        })
        return clash ? list : list.concat(i)
      }, [])
    },
    "pytorch/vision#1556",
  ),
  kept("equal scores: group by group", (input) => {
    const groups = toArray(input.groups)
    const score = (i: number): number => input.scores.get(i)
    return [...answer(input)].sort(
      (i, j) => score(j) - score(i) || (groups[i] ?? 0) - (groups[j] ?? 0) || i - j,
    )
  }),
  kept("suppressed across groups where the boxes are equal", (input) => {
    const boxes = toBoxes(input.boxes)
    const same = greedy(answer(input), boxes, 0.999)
    return answer(input).filter((i) => same.includes(i))
  }),
  kept(
    "sorted upwards and read from the back",
    (input) => {
      const last = input.scores.size - 1
      const backwards = (tensor: FloatTensor) =>
        tabulate(tensor.shape, (n = 0, ...at) => tensor.get(last - n, ...at))
      const groups = int32(input.groups.shape, toArray(input.groups).reverse())
      const turned = { ...input, boxes: backwards(input.boxes), scores: backwards(input.scores), groups }
      return answer(turned).map((i) => last - i)
    },
    "rbgirshick/py-faster-rcnn: py_cpu_nms.py",
  ),
  regrouped("groups are told apart modulo 3", (g) => ((g % 3) + 3) % 3, "microsoft/onnxruntime#1624"),
  regrouped("groups in single precision: 2^24 + 1 is 2^24", Math.fround, "gpujs/gpu.js#167"),
  wrapped("batchedNms", "after 256 boxes kept the first come again", ["keep", 0], 256),
  narrow("batchedNms", "indices of sixteen bits", "keep", 65_536),
  kept("a threshold in half precision", (input) =>
    toArray(batchedNms({ ...input, threshold: Math.round(input.threshold * 2048) / 2048 }).keep),
  ),
  kept("scores in whole millionths", (input) =>
    answer({ ...input, scores: mapTensor(input.scores, (s) => Math.round(s * 1e6)) }),
  ),
  regrouped("groups are told apart modulo 1203", (g) => ((g % 1203) + 1203) % 1203),
  kept("the lowest number there is stands for no group", (input) =>
    answer(input).filter((i) => input.groups.get(i) > -(2 ** 31)),
  ),
]
