import type { Tensors } from "@detspec/networks"
import type { Stage } from "../training/schedule.js"
import { oneStage } from "../training/schedule.js"
import type { FasterRcnn } from "./model.js"

/** How the two stages of Faster R-CNN come to share their layers: Faster R-CNN, section 3.2. */
export type FasterRcnnSchedule = "joint" | "alternating" | "fourSteps"

const isRpn = (name: string): boolean => name.startsWith("rpn.")
const isHead = (name: string): boolean => name.startsWith("roi_heads.")

/** The parameters of `from` whose names belong, all others from `rest`. */
const withPart = (rest: Tensors, from: Tensors, belongs: (name: string) => boolean): Tensors =>
  Object.fromEntries(
    Object.entries(rest).map(([name, tensor]) => [name, belongs(name) ? (from[name] ?? tensor) : tensor]),
  )

/** The proposal network alone. */
const rpnStage = (
  model: FasterRcnn,
  name: string,
  fixed: boolean,
  start: (initial: Tensors, done: readonly Tensors[]) => Tensors,
): Stage => ({
  name,
  start: (initial, done) => ({
    parameters: start(initial, done),
    slopes: model.slopesIn({
      rpn: true,
      head: false,
      trained: (parameter) => !isHead(parameter) && (isRpn(parameter) || !fixed),
    }),
  }),
})

/** The detection network alone, on the proposals of the stage before it. */
const headStage = (
  model: FasterRcnn,
  name: string,
  fixed: boolean,
  start: (initial: Tensors, done: readonly Tensors[]) => Tensors,
): Stage => ({
  name,
  start: (initial, done) => ({
    parameters: start(initial, done),
    slopes: model.slopesIn({
      rpn: false,
      head: true,
      trained: (parameter) => !isRpn(parameter) && (isHead(parameter) || !fixed),
      proposals: model.proposeWith(done.at(-1) ?? initial),
    }),
  }),
})

/**
 * "We first train RPN, and use the proposals to train Fast R-CNN. The network tuned by Fast R-CNN is then used to
 * initialize RPN, and this process is iterated." The last detection network takes the last proposal network's own
 * layers along, which have seen the maps of the stage before.
 */
const alternating = (model: FasterRcnn, rounds: number): readonly Stage[] =>
  Array.from({ length: rounds }, (_, round) => [
    rpnStage(model, `proposals, round ${round + 1}`, false, (initial, done) => done.at(-1) ?? initial),
    headStage(model, `detection, round ${round + 1}`, false, (initial, done) => done.at(-1) ?? initial),
  ]).flat()

/**
 * Four steps, at whose end both networks share their layers: the proposal network; a detection network of its own
 * from the same beginning, on the proposals of the first; the layers unique to the proposal network on the second's
 * shared layers, which stay; the layers unique to the detection network, the shared ones still staying.
 */
const fourSteps = (model: FasterRcnn): readonly Stage[] => [
  rpnStage(model, "1 of 4: proposals", false, (initial) => initial),
  headStage(model, "2 of 4: detection", false, (initial, [first = initial]) =>
    withPart(initial, first, isRpn),
  ),
  rpnStage(model, "3 of 4: proposals, shared layers fixed", true, (initial, [, second = initial]) => second),
  headStage(model, "4 of 4: detection, shared layers fixed", true, (initial, [, , third = initial]) => third),
]

export const fasterRcnnStages = (
  model: FasterRcnn,
  schedule: FasterRcnnSchedule,
  /** Of alternating training. */
  rounds = 2,
): readonly Stage[] => {
  switch (schedule) {
    case "joint":
      return oneStage(model.slopes)
    case "alternating":
      return alternating(model, rounds)
    case "fourSteps":
      return fourSteps(model)
  }
}
