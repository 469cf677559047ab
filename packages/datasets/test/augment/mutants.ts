import type { Box } from "@detspec/core"
import type { Change, Example } from "@detspec/datasets"
import { unchanged } from "@detspec/datasets"
import type { Mutant } from "../../../core/test/kit/laws.js"
import type { Changes } from "./changes.js"
import { right } from "./changes.js"

const mutant = (breaks: string, bug: string, implementation: Partial<Changes>): Mutant<Changes> => ({
  breaks,
  bug,
  implementation: { ...right, ...implementation },
})

const boxed = (example: Example, change: (box: Box) => Box): Example => ({
  ...example,
  objects: example.objects.map((object) => ({ ...object, box: change(object.box) })),
})

const changing =
  (change: (one: Change) => Change): Changes["change"] =>
  (example, one, ...rest) =>
    right.change(example, change(one), ...rest)

/** Each a bug that some law must see. */
export const augmentMutants: readonly Mutant<Changes>[] = [
  mutant("flipTwice", "flips about the last pixel: x becomes width - 1 - x (a kin of tf-faster-rcnn#151)", {
    change: changing((one) => ({ ...one, x: { ...one.x, offset: one.x.offset - 1 } })),
  }),
  mutant("flipExactly", "a box stays when the picture is flipped", {
    change: (example, ...rest) => ({ ...right.change(example, ...rest), objects: example.objects }),
  }),
  mutant("follows", "a box is moved, not scaled", {
    augment: (example, ...rest) => {
      const [changed, after] = right.augment(example, ...rest)
      return [boxed(changed, ([x1, y1]) => [x1, y1, x1 + 7, y1 + 7]), after]
    },
  }),
  mutant("nothingDrawn", "pixels come from half a pixel beside", {
    augment: (example, _, statistics, state) => [
      right.change(
        example,
        { x: { scale: 1, offset: 0.5 }, y: { scale: 1, offset: 0 }, factor: [1, 1, 1], plus: [0, 0, 0] },
        statistics,
        0,
      ),
      state,
    ],
  }),
  mutant("inside", "drops what is out of sight silently", {
    augment: (example, ...rest) => {
      const [changed, after] = right.augment(example, ...rest)
      return [{ ...changed, leftOut: example.leftOut }, after]
    },
  }),
  mutant("sight", "keeps a box where its share is the least one", {
    change: (example, change, statistics, visible) =>
      right.change(example, change, statistics, visible - 1e-9),
  }),
  mutant("pure", "draws nothing", {
    augment: (example, _, ...rest) => right.augment(example, unchanged, ...rest),
  }),
  mutant("filled", "the ground is black", {
    change: (example, change, { deviation }, visible) =>
      right.change(example, change, { mean: [0, 0, 0], deviation }, visible),
  }),
  mutant("tones", "brightness adds shares of white, not deviations", {
    change: (example, change, { mean }, visible) =>
      right.change(example, change, { mean, deviation: [1, 1, 1] }, visible),
  }),
  mutant("resized", "boxes are scaled by x alone", {
    resize: (example, width, height) => {
      const scale = width / (example.pixels.shape[1] ?? 1)
      const { objects } = boxed(example, ([x1, y1, x2, y2]) => [
        scale * x1,
        scale * y1,
        scale * x2,
        scale * y2,
      ])
      return { ...right.resize(example, width, height), objects }
    },
  }),
]
