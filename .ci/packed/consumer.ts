// What a user writes: compiled against the installed declarations, then run by plain Node.
import { conform, exitStatus } from "@detspec/conformance"
import type { FloatTensor } from "@detspec/core"
import { float64, int32, message, rows, toArray } from "@detspec/core"
import { generateScene } from "@detspec/datasets"
import { gpuBackend } from "@detspec/gpu"
import { evaluate, graph, leaf, pullBack, referenceEngine, relu } from "@detspec/networks"
import type { Backend, NmsInput, RoiAlignInput } from "@detspec/spec"
import { nms, specBackend } from "@detspec/spec"

const overlapping: NmsInput = {
  boxes: rows(4, [
    [0, 0, 10, 10],
    [0, 4, 10, 14],
    [0, 8, 10, 18],
  ]),
  scores: float64([3], [0.9, 0.8, 0.7]),
  threshold: 0.4,
}

const ramp: RoiAlignInput = {
  features: float64(
    [1, 1, 5, 5],
    Array.from({ length: 25 }, (_, k) => k),
  ),
  boxes: rows(4, [[1, 1, 3, 3]]),
  images: int32([1], [0]),
  spatialScale: 1,
  pooledHeight: 4,
  pooledWidth: 4,
  samples: 0,
  aligned: true,
  reduce: "mean",
}

const run = async (backend: Backend) => {
  const kept = await backend.operations.nms(overlapping)()
  const pooled = await backend.operations.roiAlign(ramp)()
  if (kept._tag === "Left") throw new Error(message(kept.left))
  if (pooled._tag === "Left") throw new Error(message(pooled.left))
  const output: FloatTensor = pooled.right.output
  return { keep: toArray(kept.right.keep), output: toArray(output), runsOn: backend.runsOn.roiAlign }
}

const onGpu = async (mode: "cpu" | "webasm") => {
  const opened = await gpuBackend({ mode })()
  if (opened._tag === "Left") throw new Error(message(opened.left))
  const answer = await run(opened.right)
  const report = await conform(opened.right, { seed: 1, runs: 3, operations: ["boxIou"] })
  await opened.right.dispose()
  return { ...answer, status: exitStatus(report) }
}

const rectified = graph({ out: relu(leaf("x")) })
const signs = float64([2], [-1, 2])
const forward = evaluate(rectified, { x: signs })
const backward = await pullBack(referenceEngine, rectified, {
  at: { x: signs },
  of: { out: signs },
  to: ["x"],
})()

const missing = await gpuBackend({ mode: "headlessgl" })()

console.log(
  JSON.stringify({
    plain: toArray(nms(overlapping).keep),
    spec: await run(specBackend),
    cpu: await onGpu("cpu"),
    webasm: await onGpu("webasm"),
    objects: generateScene({ seed: 1, width: 160, height: 120, count: 3 }).objects.length,
    forward: forward._tag === "Right" && forward.right.out ? toArray(forward.right.out) : [],
    backward: backward._tag === "Right" && backward.right.x ? toArray(backward.right.x) : [],
    headlessgl: missing._tag === "Left" ? message(missing.left) : "here",
  }),
)
