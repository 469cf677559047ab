import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import type { Box, DetectionError } from "@detspec/core"
import { float32, int32, message, rows } from "@detspec/core"
import { initialParameters } from "@detspec/detectors"
import { referenceEngine, seeded } from "@detspec/networks"
import { specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { build, saveWeights } from "../../src/models/weights.js"
import { fromScene } from "../../src/start/annotated.js"
import { agreement, apart } from "../../src/start/detection/agreement.js"
import type { Detecting } from "../../src/start/detection/detect.js"
import { detectAll } from "../../src/start/detection/detect.js"
import { hitsOf } from "../../src/start/detection/judged.js"
import type { Looked } from "../../src/start/detection/looked.js"
import { lookedImages } from "../../src/start/detection/looked.js"
import { engineFor, engineLines } from "../../src/start/detection/tools.js"
import type { WeightsAt } from "../../src/start/detection/weights.js"
import { checkWeights, weightsFor } from "../../src/start/detection/weights.js"
import { indexPage } from "../../src/start/index-page.js"
import { inFolder } from "../detectors/command.js"

const right = <T>(answer: E.Either<DetectionError, T>): T => {
  if (E.isLeft(answer)) throw new Error(message(answer.left))
  return answer.right
}

const refusal = <T>(answer: E.Either<DetectionError, T>): string => {
  assert.ok(E.isLeft(answer))
  return message(answer.left)
}

const detections = (...all: readonly (readonly [label: number, box: Box])[]) => ({
  boxes: rows(
    4,
    all.map(([, box]) => box),
  ),
  scores: float32(
    [all.length],
    all.map(() => 1),
  ),
  labels: int32(
    [all.length],
    all.map(([label]) => label),
  ),
})

test("two lists of boxes are as far apart as their loneliest box, whatever their order", () => {
  const [a, b]: readonly Box[] = [
    [0, 0, 10, 10],
    [20, 20, 40, 50],
  ]
  assert.ok(a && b)
  const both = detections([0, a], [1, b])
  assert.equal(apart(both, detections([1, b], [0, a])), 0)
  assert.equal(apart(both, detections([0, a], [1, [20, 21, 40, 47]])), 3)
  assert.equal(apart(both, detections([0, a])), Infinity)
  assert.equal(apart(detections([0, a]), detections([0, a], [0, b])), 40)
  assert.equal(agreement(both, both), "the same boxes")
  assert.equal(
    agreement(detections([0, a]), detections([0, [0, 0, 10, 10.001]])),
    "the same boxes, to 1e-3 pixels",
  )
  assert.equal(
    agreement(detections([0, a]), detections([0, [0, 0, 10, 12]])),
    "other boxes, up to 2.0 pixels away",
  )
  assert.equal(agreement(detections([0, a]), detections([1, a])), "other classes")
  assert.equal(agreement(detections(), detections()), "the same boxes")
})

test("an object is hit once, by a box of its class", () => {
  const objects = [
    { label: "disc", box: [0, 0, 10, 10] as const },
    { label: "square", box: [20, 20, 40, 40] as const },
  ]
  const found = (name: string, score: number, box: Box) => ({ name, colour: 0, category: 1, score, box })
  const twice = [found("disc", 0.9, [0, 0, 10, 9]), found("disc", 0.8, [0, 0, 10, 10])]
  assert.deepEqual(right(hitsOf(twice, objects)), { objects: 2, hits: 1, wrong: 1 })
  const other = [found("disc", 0.9, [20, 20, 40, 40]), found("square", 0.7, [20, 20, 40, 40])]
  assert.deepEqual(right(hitsOf(other, objects)), { objects: 2, hits: 1, wrong: 1 })
  assert.deepEqual(right(hitsOf([], objects)), { objects: 2, hits: 0, wrong: 0 })
})

const images = {
  shortSide: 120,
  longSide: 160,
  divisible: 16,
  mean: [0.5, 0.5, 0.5],
  deviation: [0.2, 0.2, 0.2],
  scaleIn: "float64",
} as const

/** Random weights; without the prior, some classes score more than a half. */
const writeWeights = async (
  file: string,
  architecture: string,
  classes: readonly string[],
): Promise<void> => {
  const description = { architecture, classes, images }
  const { model } = right(build({ engine: referenceEngine, backend: specBackend }, description))
  const parameters = initialParameters(model.parameters, seeded(1))
  const bias = "head.classification_head.cls_logits.bias"
  const eager = { ...parameters, [bias]: float32([classes.length], new Float32Array(classes.length)) }
  right(await saveWeights(file, description, bias in parameters ? eager : parameters, "float16")())
}

const shapes = ["disc", "square", "triangle"]
const cells = ["red", "white"]

/** Weights as they ship, in a folder of their own. */
const shippedIn =
  (folder: string): WeightsAt =>
  (learned, detector) =>
    join(folder, `${learned}-${detector}.safetensors`)

const writeAll = async (at: WeightsAt): Promise<void> => {
  for (const detector of ["retinanet", "fasterrcnn"] as const) {
    await writeWeights(at("shapes", detector), detector, shapes)
    await writeWeights(at("blood-cells", detector), detector, cells)
  }
}

const scene: Looked = { name: "scene", kind: "scene", image: fromScene(17) }
const annotated = (classes: readonly string[]): Looked => ({
  name: "one",
  kind: "annotated",
  image: { ...fromScene(3), classes },
})
const photo: Looked = { name: "photo", kind: "photo", image: { ...fromScene(4), objects: [], classes: [] } }

test("an image is looked at by the weights that know its classes, unless others are named", async () => {
  await inFolder(async (folder) => {
    const at = shippedIn(folder)
    await writeAll(at)
    const chosen = async (looked: Looked, which?: string) => await weightsFor(looked, which, at)()
    const both = (learned: "shapes" | "blood-cells") => [at(learned, "retinanet"), at(learned, "fasterrcnn")]
    assert.deepEqual(right(await chosen(scene, "blood-cells")), both("shapes"))
    assert.deepEqual(right(await chosen(photo)), both("blood-cells"))
    assert.deepEqual(right(await chosen(photo, "shapes")), both("shapes"))
    assert.deepEqual(right(await chosen(photo, "mine.safetensors")), ["mine.safetensors"])
    assert.deepEqual(right(await chosen(annotated(["square"]))), both("shapes"))
    assert.deepEqual(right(await chosen(annotated(["white", "red"]))), both("blood-cells"))
    assert.match(
      refusal(await chosen(annotated(["red", "cat"]))),
      /`--weights` must be given .* disc, square, triangle \(shapes\) and red, white \(blood-cells\), got red, cat/,
    )
    assert.ok(E.isRight(await checkWeights("shapes")()))
    assert.match(refusal(await checkWeights(join(folder, "mine"))()), /must be a file that can be read/)
  })
})

const looking = async (detecting: Omit<Detecting, "weights" | "engine" | "backends">) => {
  const lines: string[] = []
  const rest = { weights: undefined, engine: undefined, backends: ["spec", "gpu:webasm", "spec"] }
  const detected = right(await detectAll({ ...detecting, ...rest }, (line) => lines.push(line)))
  return { lines, detected }
}

test("both detectors look at a scene and at photos on both backends; pictures, times and a page", async () => {
  await inFolder(async (folder) => {
    const at = shippedIn(folder)
    await writeAll(at)
    const file = join(folder, "a photo.webp")
    const { pixels, width, height } = fromScene(5)
    await sharp(pixels.data, { raw: { width, height, channels: 3 } })
      .webp()
      .toFile(file)
    const looked = right(await lookedImages(17, undefined, [file, file])())
    assert.deepEqual(
      looked.map(({ name }) => name),
      ["scene", "a-photo", "a-photo-2"],
    )
    const { lines, detected } = await looking({ images: looked.slice(0, 2), at })
    assert.deepEqual(
      detected.seen.flatMap(({ figures }) => figures.map(({ name }) => name)),
      ["found-scene-retinanet", "found-scene-fasterrcnn", "found-a-photo"],
    )
    for (const { detectors, figures, troubles } of detected.seen) {
      assert.deepEqual(troubles, [])
      for (const { found, backends } of detectors) {
        assert.deepEqual(
          backends.map(({ backend }) => backend),
          ["spec", "gpu:webasm"],
        )
        assert.ok(backends.every((by) => by.found === found.length && by.milliseconds > 0))
        assert.match(backends[1]?.agreement ?? "", /^the same boxes/)
      }
      for (const { svg } of figures) assert.doesNotMatch(svg.replaceAll(/base64,[^"]*/g, ""), /NaN|undefined/)
    }
    assert.ok(detected.seen.some(({ detectors }) => detectors.some(({ found }) => found.length > 0)))
    assert.equal(
      lines.filter((line) => /gpu:webasm +\d+ found +[\d.]+ ms +the same boxes/.test(line)).length,
      4,
    )
    const page = indexPage({ source: "a test", figures: [], detected })
    for (const { figures } of detected.seen)
      for (const { name } of figures) assert.ok(page.includes(`src="${name}.svg"`), name)
    assert.equal(page.match(/<td>gpu:webasm<\/td>/g)?.length, 4)
    assert.equal(page.match(/gpu:webasm: the same boxes/g)?.length, 4)
  })
})

test("weights that are missing are told, and the other images are looked at", async () => {
  await inFolder(async (folder) => {
    const at = shippedIn(folder)
    await writeWeights(at("blood-cells", "retinanet"), "retinanet", cells)
    const { lines, detected } = await looking({ images: [scene, photo], at })
    assert.deepEqual(
      detected.seen.map(({ detectors, troubles }) => [detectors.length, troubles.length]),
      [
        [0, 2],
        [1, 1],
      ],
    )
    assert.match(lines.join("\n"), /shapes-retinanet\.safetensors` must be a file that can be read/)
    assert.ok(indexPage({ source: "", figures: [], detected }).includes("shapes-retinanet.safetensors"))
  })
})

test("onnxruntime runs the networks where it is installed, another engine where that is asked for", async () => {
  const [usual, reference] = [right(await engineFor(undefined)()), right(await engineFor("reference")())]
  assert.deepEqual([usual.name, reference.name], ["onnxruntime", "reference"])
  assert.deepEqual(engineLines(usual), [])
  assert.match(engineLines(reference).join(), /npm install onnxruntime-node/)
  assert.match(refusal(await engineFor("steam")()), /must be one of reference, onnxruntime/)
})
