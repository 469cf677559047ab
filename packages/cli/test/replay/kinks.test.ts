import assert from "node:assert/strict"
import { test } from "node:test"
import { float32 } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { movedBy } from "../../src/replay/models/kinks.js"

const measured = {
  losses: {},
  grad_l2: {},
  max_abs_f32_minus_f64: { "body.maxpool": 1e-6, "features.0": 1e-4, "box.pooled": 1 },
}

/** A layer of rectifiers without weights: the gradient counts those that pass, by 1, 2 and 4. */
const slopesAt = (bias: string) => (weights: Tensors) => {
  const passes = (i: number) => ((weights[bias]?.get(i) ?? 0) > 0 ? 2 ** i : 0)
  return TE.right({ losses: {}, gradients: { w: float32([2], [passes(0) + passes(1), 3 * passes(2)]) } })
}

const movedFrom = async (bias: string, inputs: readonly number[]) => {
  const weights = { [bias]: float32([3], [...inputs]) }
  const at = await slopesAt(bias)(weights)()
  assert.ok(E.isRight(at))
  const moved = await movedBy(measured, weights, slopesAt(bias), at.right)()
  assert.ok(E.isRight(moved))
  return [moved.right.element("w"), moved.right.length("w")]
}

test("a rectifier nearer to 0 than the body erred moves a gradient by its summand, others by nothing", async () => {
  const bias = "backbone.body.layer1.bn2.bias"
  assert.deepEqual(await movedFrom(bias, [2e-6, -2e-6, 1]), [0, 0])
  assert.deepEqual(await movedFrom(bias, [5e-7, 2, 1]), [1, 1])
  // One side lets the second pass, and the other stops the last.
  assert.deepEqual(await movedFrom(bias, [2, -5e-7, 5e-7]), [2 + 12, 2 + 12])
})

test("a head's rectifiers err as the maps that it sees, and sums without a rectifier stay", async () => {
  assert.deepEqual(await movedFrom("roi_heads.box_head.fc6.bias", [5e-5, 2, 1]), [1, 1])
  assert.deepEqual(await movedFrom("head.classification_head.conv.3.0.bias", [5e-5, 2, 1]), [1, 1])
  assert.deepEqual(await movedFrom("rpn.head.conv.0.0.bias", [2e-4, 2, 1]), [0, 0])
  assert.deepEqual(await movedFrom("backbone.fpn.layer_blocks.0.0.bias", [5e-7, 2, 1]), [0, 0])
})
