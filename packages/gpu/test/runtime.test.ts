import assert from "node:assert/strict"
import { test } from "node:test"
import type { Tensor } from "@detspec/core"
import { float64, rows, toArray, wrapFloat32 } from "@detspec/core"
import type { GpuBackend, Mode } from "@detspec/gpu"
import { gpuBackend, modes } from "@detspec/gpu"
import { override, specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"

const open = async (mode: Mode): Promise<GpuBackend> => {
  const backend = await gpuBackend({ mode })()
  if (E.isLeft(backend)) return assert.fail(backend.left.actual)
  return backend.right
}

const iouOf = async (backend: GpuBackend, boxes1: Tensor, boxes2: Tensor): Promise<readonly number[]> => {
  const answer = await backend.operations.boxIou({ boxes1, boxes2 })()
  if (E.isLeft(answer)) return assert.fail(answer.left.actual)
  return toArray(answer.right.iou)
}
