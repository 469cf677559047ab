import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray, wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { boxesOf, scoresOf, spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

const count = 20_000

/** Regions on two images of 40 channels, pooled. */
const pooled = async (operations: Backend["operations"]): Promise<readonly (readonly number[])[]> => {
  const features = wrapFloat32(
    [2, 40, 25, 31],
    Float32Array.from({ length: 2 * 40 * 25 * 31 }, (_, n) => spread(n)),
  )
  const images = wrapInt32(
    [60],
    Int32Array.from({ length: 60 }, (_, n) => n % 2),
  )
  const bins = { pooledHeight: 5, pooledWidth: 7 }
  const where = { boxes: boxesOf(60), images, spatialScale: 1 / 8 }
  const aligned = { ...where, samples: 2, aligned: true }
  const { output } = await answered(operations.roiAlign({ ...aligned, ...bins, features, reduce: "mean" }))
  const maps = { batch: 2, height: 25, width: 31 }
  const { gradient } = await answered(operations.roiAlignBackward({ ...aligned, ...maps, cotangent: output }))
  const most = await answered(operations.roiPool({ ...where, ...bins, features, rounding: "half-away" }))
  const given = { cotangent: most.output, argmax: most.argmax, images, ...maps }
  const back = await answered(operations.roiPoolBackward(given))
  return [output, gradient, most.output, most.argmax, back.gradient].map(toArray)
}

/** Boxes that are decoded, told apart, put on levels and drawn as masks: of no whole number of vectors. */
const labelled = async (operations: Backend["operations"]): Promise<readonly (readonly number[])[]> => {
  const odd = count + 3
  const [boxes, anchors] = [boxesOf(odd, 0.4), boxesOf(odd, 0.9)]
  const weights = [10, 10, 5, 5] as const
  const logits = wrapFloat32(
    [odd, 7],
    Float32Array.from({ length: 7 * odd }, (_, n) => 20 * spread(n)),
  )
  const labels = wrapInt32(
    [odd],
    Int32Array.from({ length: odd }, (_, n) => (n % 8) - 1),
  )
  const bits = Uint8Array.from({ length: 50 * 99 * 101 }, (_, n) => Math.floor(spread(n) + 0.01))
  const masks = wrapUint8([50, 99, 101], bits)
  const encoded = await answered(operations.encodeBoxes({ boxes, anchors, weights }))
  const deltas = wrapFloat32([odd, 1, 4], Float32Array.from(toArray(encoded.deltas)))
  const decoded = await answered(operations.decodeBoxes({ deltas, anchors, weights, clamp: 4 }))
  const softmax = await answered(operations.softmaxCrossEntropyGradient({ logits, labels }))
  const pyramid = { canonicalSize: 40, canonicalLevel: 4, minLevel: 0, maxLevel: 9, epsilon: 0 } as const
  const { levels } = await answered(operations.assignPyramidLevels({ boxes, ...pyramid, epsilonAt: "level" }))
  const { iou } = await answered(operations.maskIou({ masks1: masks, masks2: masks }))
  const drawn = await answered(operations.masksToBoxes({ masks, ends: "exclusive" }))
  const converted = await answered(operations.convertBoxes({ boxes, from: "xyxy", to: "cxcywh" }))
  return [
    encoded.deltas,
    decoded.boxes,
    softmax.loss,
    softmax.gradient,
    levels,
    iou,
    drawn.boxes,
    converted.boxes,
  ].map(toArray)
}

/** Answers that threads share the work of, as numbers. */
const answers = async ({ operations }: Backend): Promise<readonly (readonly number[])[]> => {
  const [boxes, anchors, scores] = [boxesOf(count), boxesOf(count, 0.7), scoresOf(count)]
  const groups = wrapInt32(
    [count],
    Int32Array.from({ length: count }, (_, n) => Math.floor(spread(n) * 9)),
  )
  const matching = { high: 0.5, low: 0.4, lowQuality: "own", truths: boxesOf(30, 0.1), anchors } as const
  const { iou } = await answered(operations.boxIou({ boxes1: boxes, boxes2: boxesOf(33, 0.2) }))
  const { ciou } = await answered(
    operations.completeBoxIou({ boxes1: boxes, boxes2: boxesOf(33, 0.2), epsilon: 0 }),
  )
  const losses = { predictions: boxes, targets: anchors, beta: 0.5 }
  const { loss, gradient } = await answered(operations.smoothL1Gradient(losses))
  const { deltas } = await answered(operations.encodeBoxes({ boxes, anchors, weights: [1, 1, 1, 1] }))
  const { matches } = await answered(operations.matchAnchors(matching))
  const { keep } = await answered(operations.batchedNms({ boxes, scores, groups, threshold: 0.5 }))
  return [
    ...[iou, ciou, loss, gradient, deltas, matches, keep].map(toArray),
    ...(await pooled(operations)),
    ...(await labelled(operations)),
  ]
}

test("one, two and five threads give the same answers, bit for bit", async () => {
  const alone = await open({ threads: 1 })
  const expected = await answers(alone)
  await alone.dispose()
  for (const threads of [2, 5]) {
    await using(await open({ threads }), async (backend) => {
      assert.match(backend.device, new RegExp(`${threads} threads`))
      for (let time = 0; time < 3; time += 1) assert.deepEqual(await answers(backend), expected)
    })
  }
})

test("a number of threads that is none is refused", async () => {
  const { wasmBackend } = await import("@detspec/wasm")
  for (const threads of [0, -1, 1.5, Number.NaN, 1000]) {
    const refused = await wasmBackend({ threads })()
    assert.equal(refused._tag === "Left" && refused.left.tag, "OutOfRange")
  }
})
