// One program, two backends: only the line that makes the backend differs.
import { float32, toArray } from "@detspec/core"
import { gpuBackend } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const anchors = float32([3, 4], [0, 0, 16, 16, 8, 8, 40, 40, 100, 100, 132, 164])
const deltas = float32([3, 1, 4], [0.5, 0, 0, 0, 0, 0.25, 0.1, -0.1, 0, 0, 1, 1])

const program = async ({ operations }: Backend): Promise<string> => {
  const decoded = await answer(
    operations.decodeBoxes({ deltas, anchors, weights: [1, 1, 1, 1], clamp: Math.log(1000 / 16) }),
  )
  const boxes = float32([3, 4], toArray(decoded.boxes))
  const clipped = await answer(operations.clipBoxes({ boxes, height: 128, width: 128 }))
  return toArray(clipped.boxes)
    .map((x) => x.toFixed(3))
    .join(" ")
}

const gpu = await answer(gpuBackend({ mode: "webasm" }))
console.log(`spec        ${await program(specBackend)}`)
console.log(`${gpu.name}  ${await program(gpu)}`)
await gpu.dispose()
