import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, message } from "@detspec/core"
import { graph, inferShapes, leaf } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import type { Backbone } from "../src/index.js"
import { fitting, pyramid, pyramidPresets, residual, residualPresets, vgg16 } from "../src/index.js"

/** The shapes of a backbone's maps for an image of this size. */
const shapesOf = (backbone: Backbone, height: number, width: number) => {
  const maps = backbone.maps(leaf("images"))
  const whole = graph(Object.fromEntries(maps.map(({ name, node }) => [name, node])))
  const leaves = Object.fromEntries(backbone.parameters.map(({ name, shape }) => [name, shape]))
  const shapes = inferShapes(whole, { ...leaves, images: [1, 3, height, width] })
  if (E.isLeft(shapes)) throw new Error(message(shapes.left))
  return Object.fromEntries(maps.map(({ name, node }) => [name, shapes.right.get(node)?.slice(1)]))
}

const count = ({ parameters }: Backbone, learned: boolean) =>
  parameters
    .filter((one) => one.learned === learned)
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)

test("ResNets have torchvision's names, shapes and counts", () => {
  const fifty = residual("backbone.body", residualPresets.resNet50)
  const names = new Map(fifty.parameters.map(({ name, shape }) => [name, shape]))
  assert.deepEqual(names.get("backbone.body.layer3.5.conv3.weight"), [1024, 256, 1, 1])
  assert.deepEqual(names.get("backbone.body.layer2.0.downsample.1.running_var"), [512])
  assert.deepEqual(names.get("backbone.body.layer1.0.downsample.0.weight"), [256, 64, 1, 1])
  // torchvision's resnet50: 25 557 032, of which 2 049 000 are the classifier's, and 53 120 those of norms.
  assert.equal(count(fifty, true), 25_557_032 - 2_049_000 - 53_120)
  assert.equal(count(fifty, false), 2 * 53_120)
  // resnet18: 11 689 512, classifier 513 000, norms 9600; resnet34: 21 797 672, 513 000, 17 024.
  assert.equal(count(residual("b", residualPresets.resNet18), true), 11_689_512 - 513_000 - 9600)
  assert.equal(count(residual("b", residualPresets.resNet34), true), 21_797_672 - 513_000 - 17_024)
  assert.deepEqual(shapesOf(fifty, 64, 96), {
    maxpool: [64, 16, 24],
    layer1: [256, 16, 24],
    layer2: [512, 8, 12],
    layer3: [1024, 4, 6],
    layer4: [2048, 2, 3],
  })
})

test("VGG-16 up to its last convolution: one map of stride 16", () => {
  const backbone = vgg16("backbone")
  assert.deepEqual(shapesOf(backbone, 64, 96), { conv5_3: [512, 4, 6] })
  // torchvision's vgg16.features has 14 714 688 parameters, the last layer is number 28.
  assert.equal(count(backbone, true), 14_714_688)
  assert.equal(backbone.parameters.at(-2)?.name, "backbone.28.weight")
})

test("pyramids: P2 to P6 by pooling, P3 to P7 by convolutions, on maps of odd sides too", () => {
  const body = residual("backbone.body", residualPresets.resNet18)
  const fpn = shapesOf(pyramid("backbone.fpn", pyramidPresets.fpnPaper, body), 72, 104)
  assert.deepEqual(Object.keys(fpn), ["0", "1", "2", "3", "pool"])
  assert.deepEqual(
    [fpn["0"], fpn["3"], fpn.pool],
    [
      [256, 18, 26],
      [256, 3, 4],
      [256, 2, 2],
    ],
  )
  const retina = pyramid("backbone.fpn", pyramidPresets.retinaNetPaper, body)
  const shapes = shapesOf(retina, 72, 104)
  assert.deepEqual(
    [shapes["0"], shapes.p6, shapes.p7],
    [
      [256, 9, 13],
      [256, 2, 2],
      [256, 1, 1],
    ],
  )
  const p6 = retina.parameters.find(({ name }) => name === "backbone.fpn.extra_blocks.p6.weight")
  assert.deepEqual(p6?.shape, [256, 512, 3, 3], "P6 is a convolution of C5")
})

test("parameters of another network are refused by the first name that does not fit", () => {
  const { parameters } = vgg16("backbone")
  const missing = fitting(parameters, {})
  assert.ok(E.isLeft(missing) && missing.left.field === "backbone.0.weight")
  const wrong = fitting(parameters.slice(0, 1), { "backbone.0.weight": float64([1], [0]) })
  assert.ok(E.isLeft(wrong))
  assert.match(message(wrong.left), /must have shape \[64,3,3,3\], got \[1\]/)
})
