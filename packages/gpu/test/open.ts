import assert from "node:assert/strict"
import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { GpuBackend, Mode } from "@detspec/gpu"
import { gpuBackend } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"

/** The backend of a mode that must be there. */
export const open = async (mode: Mode, host?: Backend): Promise<GpuBackend> => {
  const backend = await gpuBackend(host ? { mode, host } : { mode })()
  if (E.isLeft(backend)) return assert.fail(backend.left.actual)
  return backend.right
}

/** The overlaps of every pair, row by row. */
export const overlaps = async (
  backend: Backend,
  boxes1: FloatTensor,
  boxes2: FloatTensor,
): Promise<readonly number[]> => {
  const answer = await backend.operations.boxIou({ boxes1, boxes2 })()
  if (E.isLeft(answer)) return assert.fail(answer.left.actual)
  assert.deepEqual(answer.right.iou.shape, [boxes1.shape[0], boxes2.shape[0]])
  return toArray(answer.right.iou)
}
