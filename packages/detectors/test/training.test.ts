import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, message, toArray } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Run, Stepped, TrainingState } from "../src/index.js"
import {
  beginning,
  fasterRcnnStages,
  oneStage,
  readCheckpoint,
  steps,
  writeCheckpoint,
} from "../src/index.js"
import { runOf, smallFasterRcnn, smallPaperFasterRcnn, smallRetinaNet } from "./small.js"

/** Every step from a state on, at most so many. */
const taken = async (run: Run, from: TrainingState, most = Infinity): Promise<readonly Stepped[]> => {
  const all: Stepped[] = []
  for await (const step of steps(run, from)) {
    if (E.isLeft(step)) throw new Error(message(step.left))
    all.push(step.right)
    if (all.length >= most) break
  }
  return all
}

const same = (a: Tensors, b: Tensors): readonly string[] =>
  Object.keys(a).filter((name) => {
    const other = b[name]
    return other !== undefined && String(toArray(a[name] ?? other)) === String(toArray(other))
  })

const retina = smallRetinaNet()
const faster = smallFasterRcnn()
const paper = smallPaperFasterRcnn()
const runs: Readonly<Record<string, Run>> = {
  RetinaNet: runOf(retina, oneStage(retina.slopes), 12, 0),
  "Faster R-CNN on one map, RoIPool": runOf(paper, fasterRcnnStages(paper, "joint"), 12, 1),
  "Faster R-CNN, jointly": runOf(faster, fasterRcnnStages(faster, "joint"), 12, 1),
}

for (const [name, run] of Object.entries(runs))
  test(`the loss falls, and a run that goes on from its file ends bit for bit as one that never stopped: ${name}`, async () => {
    const whole = await taken(run, beginning(run))
    const totals = whole.map(({ report }) => Object.values(report.losses).reduce((a, b) => a + b, 0))
    const [first = 0, last = 0] = [totals.slice(0, 3), totals.slice(-3)].map(
      (part) => part.reduce((a, b) => a + b, 0) / 3,
    )
    assert.ok(last < first, `${first} then ${last}`)
    const half = (await taken(run, beginning(run), 5)).at(-1)
    assert.ok(half)
    const read = readCheckpoint("file", writeCheckpoint({ state: half.state, about: { model: "m" } }))
    assert.ok(E.isRight(read))
    assert.equal(read.right.about.model, "m")
    const rest = await taken(run, read.right.state)
    assert.equal(rest.length, 7)
    const [end, again] = [whole.at(-1), rest.at(-1)]
    assert.deepEqual(again?.report, end?.report)
    for (const part of ["parameters", "average"] as const) {
      const [a = {}, b = {}] = [end?.state[part], again?.state[part]]
      assert.deepEqual(same(a, b), Object.keys(run.initial))
    }
  })

test("four steps: in the last two the shared layers stay, to the bit; the others move", async () => {
  const run = runOf(faster, fasterRcnnStages(faster, "fourSteps"), 2, 1)
  const end = (await taken(run, beginning(run))).at(-1)?.state
  const [one, two, three] = end?.done ?? []
  assert.ok(end && one && two && three && end.done.length === 3)
  const names = Object.keys(run.initial)
  const part = (prefix: RegExp) => names.filter((name) => prefix.test(name))
  const [shared, rpn, head] = [part(/^backbone/), part(/^rpn/), part(/^roi_heads/)]
  assert.deepEqual(same(three, two), [...shared, ...head])
  assert.deepEqual(same(end.average, three), [...shared, ...rpn])
  assert.deepEqual(
    same(end.parameters, three).filter((name) => shared.includes(name)),
    shared,
  )
  assert.deepEqual(same(one, run.initial), head)
  assert.deepEqual(same(two, one), rpn)
  assert.deepEqual(same(two, run.initial), [])
})

test("alternating: proposals and detection in turn, each from where the other ended", async () => {
  const run = runOf(faster, fasterRcnnStages(faster, "alternating", 2), 1, 1)
  const all = await taken(run, beginning(run))
  assert.deepEqual(
    all.map(({ report }) => Object.keys(report.losses)),
    [
      ["objectness", "proposalRegression"],
      ["classification", "boxRegression"],
      ["objectness", "proposalRegression"],
      ["classification", "boxRegression"],
    ],
  )
})

test("a loss that is no number stops training, and names the step", async () => {
  const broken: Run = {
    ...runOf(retina, oneStage(retina.slopes), 3, 0),
    stages: oneStage((parameters) =>
      TE.right({
        losses: { classification: Number.NaN },
        gradients: { [Object.keys(parameters)[0] ?? ""]: float64([1], [0]) },
      }),
    ),
  }
  for await (const step of steps(broken, beginning(broken)))
    assert.match(
      E.isLeft(step) ? message(step.left) : "a step",
      /^training, stage 1, step 1: loss: `classification` must be a number, got NaN$/,
    )
})

test("a file that is no checkpoint is refused by name", () => {
  const empty = readCheckpoint("weights.safetensors", new Uint8Array(4))
  assert.ok(E.isLeft(empty) && empty.left.tag === "BadFile")
  const { "Faster R-CNN, jointly": run } = runs
  assert.ok(run)
  const whole = writeCheckpoint({ state: beginning(run), about: {} })
  const cut = readCheckpoint("state.safetensors", whole.subarray(0, whole.length - 9))
  assert.ok(E.isLeft(cut) && cut.left.tag === "BadFile")
})
