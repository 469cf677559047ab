import type { Box } from "@detspec/core"
import type { Detection, EvaluationInput, GroundTruth, Name } from "@detspec/evaluation"
import fc from "fast-check"

/** Cells lie so far apart that nothing in one overlaps anything in another. */
export const pitch = 256
const classes: readonly Name[] = ["cat", "dog"]

/** A box in a cell, at whole pixels; sides from 8 to 100 are small, medium and large. */
const boxIn = (cell: number): fc.Arbitrary<Box> =>
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 8, max: 100 }), fc.integer({ min: 8, max: 100 }))
    .map(([shift, width, height]) => [
      cell * pitch + shift,
      shift,
      cell * pitch + shift + width,
      shift + height,
    ])

/** One cell of an image: maybe an object, and detections of it or of nothing. */
const cell = (image: Name, place: number) =>
  fc
    .record({
      label: fc.constantFrom(...classes),
      truth: fc.option(boxIn(place)),
      found: fc.array(fc.option(boxIn(place)), { maxLength: 3 }),
    })
    .map(({ label, truth, found }) => ({
      truths: truth ? [{ image, label, box: truth }] : [],
      // Where no box of its own is drawn, the detection fits exactly.
      boxes: found.flatMap((box) => {
        const at = box ?? truth
        return at ? [{ image, label, box: at }] : []
      }),
    }))

type Found = Omit<Detection, "score">

/** Scores in (0, 1), no two alike. */
const scored = (found: readonly Found[], keys: readonly number[]): readonly Detection[] =>
  found.map((one, n) => ({ ...one, score: (((keys[n] ?? 0) + 1) * 64 + n) / 2 ** 12 }))

const cells = (image: Name) => fc.tuple(cell(image, 0), cell(image, 1), cell(image, 2))

/** Two classes in three images; every detection overlaps at most one object. Image 0 and the class "dog" may be empty. */
export const scene: fc.Arbitrary<EvaluationInput> = fc
  .tuple(cells(0), cells("one"), cells(2), fc.array(fc.nat(62), { minLength: 27, maxLength: 27 }))
  .map(([a, b, c, keys]) => {
    const all = [...a, ...b, ...c]
    const truths: readonly GroundTruth[] = all.flatMap((one) => one.truths)
    const detections = scored(
      all.flatMap(({ boxes }) => boxes),
      keys,
    )
    return { images: [0, "one", 2], classes, truths, detections }
  })

/** A scene with at least one object and one detection. */
export const busyScene: fc.Arbitrary<EvaluationInput> = scene.filter(
  ({ truths, detections }) => truths.length > 0 && detections.length > 0,
)

/** The same objects, each found exactly. */
export const perfect = (input: EvaluationInput): EvaluationInput => ({
  ...input,
  detections: input.truths.map(({ image, label, box }, n) => ({ image, label, box, score: 1 / (n + 1) })),
})

/** A box in a cell of its own, behind all others. */
export const elsewhere: Box = [5 * pitch, 0, 5 * pitch + 40, 40]

/** `n` objects of one class in one image, of which the best detections find the first `found`. */
export const row = (n: number, found: number): EvaluationInput => {
  const box = (at: number): Box => [at * pitch, 0, at * pitch + 64, 64]
  const places = Array.from({ length: n }, (_, at) => at)
  return {
    images: ["row"],
    classes: ["cat"],
    truths: places.map((at) => ({ image: "row", label: "cat", box: box(at) })),
    detections: places
      .slice(0, found)
      .map((at) => ({ image: "row", label: "cat", box: box(at), score: 1 - at / 1024 })),
  }
}
