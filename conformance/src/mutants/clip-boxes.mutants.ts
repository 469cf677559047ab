import type { Box } from "@detspec/core"
import { rows, toBoxes } from "@detspec/core"
import { clipBox, clipBoxes } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (box: Box, height: number, width: number) => Box, source = ""): Mutant =>
  mutant(
    "clipBoxes",
    bug,
    {
      clipBoxes: ({ boxes, height, width }) => ({
        boxes: rows(
          4,
          toBoxes(boxes).map((box) => f(box, height, width)),
        ),
      }),
    },
    source,
  )

const isInside = ([x1, y1, x2, y2]: Box, height: number, width: number): boolean =>
  Math.min(x1, x2, y1, y2) >= 0 && Math.max(x1, x2) <= width && Math.max(y1, y2) <= height

export const clipBoxesMutants: readonly Mutant[] = [
  each(
    "clipped to W - 1 and H - 1",
    (box, height, width) => clipBox(box, Math.max(height - 1, 0), Math.max(width - 1, 0)),
    "albumentations-team/albumentations#1713",
  ),
  each(
    "x2, y2 clipped to W - 1, H - 1, the others not",
    (box, height, width) => {
      const [x1, y1] = clipBox(box, height, width)
      const [, , x2, y2] = clipBox(box, Math.max(height - 1, 0), Math.max(width - 1, 0))
      return [x1, y1, x2, y2]
    },
    "ultralytics/yolov3#1101",
  ),
  each("height and width exchanged", (box, height, width) => clipBox(box, width, height)),
  each("first corner only from below, second only from above", ([x1, y1, x2, y2], height, width) => [
    Math.max(x1, 0),
    Math.max(y1, 0),
    Math.min(x2, width),
    Math.min(y2, height),
  ]),
  each("not clipped at 0", ([x1, y1, x2, y2], height, width) => [
    Math.min(x1, width),
    Math.min(y1, height),
    Math.min(x2, width),
    Math.min(y2, height),
  ]),
  each("wrapped at 0: magnitudes", ([x1, y1, x2, y2], height, width) =>
    clipBox([Math.abs(x1), Math.abs(y1), Math.abs(x2), Math.abs(y2)], height, width),
  ),
  each("y clipped to H - 1, x to W", (box, height, width) => clipBox(box, Math.max(height - 1, 0), width)),
  each("a millionth off, so that no coordinate is W or H", (box, height, width) => {
    const [x1, y1, x2, y2] = clipBox(box, height, width)
    const off = 1 - 2 ** -20
    return [x1 * off, y1 * off, x2 * off, y2 * off]
  }),
  each("whole pixels", (box, height, width) => {
    const [x1, y1, x2, y2] = clipBox(box, height, width)
    return [Math.trunc(x1), Math.trunc(y1), Math.trunc(x2), Math.trunc(y2)]
  }),
  each("corners put in order", (box, height, width) => {
    const [x1, y1, x2, y2] = clipBox(box, height, width)
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
  }),
  each("a box outside collapses to 0", (box, height, width) => {
    const [x1, y1, x2, y2] = clipBox(box, height, width)
    return (x1 === x2 || y1 === y2) && !isInside(box, height, width) ? [0, 0, 0, 0] : [x1, y1, x2, y2]
  }),
  each("moved into the image instead of cut", ([x1, y1, x2, y2], height, width) => {
    const [dx, dy] = [Math.max(-x1, 0), Math.max(-y1, 0)]
    return clipBox([x1 + dx, y1 + dy, x2 + dx, y2 + dy], height, width)
  }),
  mutant("clipBoxes", "boxes without area are dropped", {
    clipBoxes: (input) => {
      const kept = toBoxes(clipBoxes(input).boxes).filter(([x1, y1, x2, y2]) => x1 !== x2 && y1 !== y2)
      return { boxes: rows(4, kept) }
    },
  }),
  mutant("clipBoxes", "the last box is left as it was", {
    clipBoxes: (input) => {
      const all = toBoxes(input.boxes)
      const clipped = toBoxes(clipBoxes(input).boxes)
      return { boxes: rows(4, [...clipped.slice(0, -1), ...all.slice(-1)]) }
    },
  }),
  each("multiples of 4 beyond 4096, as half precision has them", (box, height, width) => {
    const half = (x: number) => (x > 4096 ? Math.round(x / 4) * 4 : x)
    const [x1, y1, x2, y2] = clipBox(box, height, width)
    return [half(x1), half(y1), half(x2), half(y2)]
  }),
  each(
    "the image's size is divided by a scale of 2",
    (box, height, width) => clipBox(box, height / 2, width / 2),
    "zhaoweicai/mscnn#9",
  ),
  each("images of 65,535 pixels at most", (box, height, width) =>
    clipBox(box, Math.min(height, 65_535), Math.min(width, 65_535)),
  ),
]
