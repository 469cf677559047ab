import type { Box, DetectionError } from "@detspec/core"
import { isOrdered, notFinite, outOfRange, shapeMismatch, typeMismatch } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { Detection, EvaluationInput, GroundTruth, Measure, Name } from "./input.js"

type Wrong = DetectionError | undefined
type Marked = Pick<GroundTruth & Detection, "image" | "label" | "box" | "mask">

/** What the checks of one evaluation share. */
interface Context {
  readonly operation: string
  readonly images: ReadonlySet<Name>
  readonly classes: ReadonlySet<Name>
  readonly measure: Measure
  /** The size of each image's first mask, filled in as they are met. */
  readonly sizes: Map<Name, string>
}

const firstOf = <T>(list: readonly T[], wrong: (one: T, n: number) => Wrong): Wrong => {
  for (const [n, one] of list.entries()) {
    const found = wrong(one, n)
    if (found) return found
  }
  return undefined
}

const repeated = (operation: string, field: string, names: readonly Name[]): Wrong => {
  const seen = new Set<Name>()
  return firstOf(names, (name, n) => {
    if (seen.has(name)) return outOfRange(operation, `${field}[${n}]`, "be listed once", String(name))
    seen.add(name)
    return undefined
  })
}

const wrongBox = (operation: string, field: string, box: Box): Wrong => {
  const came = `[${box.join(", ")}]`
  if (!box.every(Number.isFinite)) return notFinite(operation, field, "be finite", came)
  return isOrdered(box) ? undefined : outOfRange(operation, field, "satisfy x1 <= x2 and y1 <= y2", came)
}

const wrongMask = ({ operation, measure, sizes }: Context, field: string, one: Marked): Wrong => {
  if (measure === "box") return undefined
  if (one.mask === undefined)
    return typeMismatch(operation, field, "be there, since masks are compared", "nothing")
  const size = `${one.mask.height} × ${one.mask.width}`
  const first = sizes.get(one.image) ?? size
  sizes.set(one.image, first)
  return size === first
    ? undefined
    : shapeMismatch(operation, field, `be ${first}, as others of its image`, size)
}

const wrongMark = (context: Context, field: string, one: Marked): Wrong => {
  const { operation, images, classes } = context
  if (!images.has(one.image))
    return outOfRange(operation, `${field}.image`, "be one of the images", String(one.image))
  if (!classes.has(one.label))
    return outOfRange(operation, `${field}.label`, "be one of the classes", String(one.label))
  return wrongBox(operation, `${field}.box`, one.box) ?? wrongMask(context, `${field}.mask`, one)
}

const wrongTruth = (context: Context, field: string, truth: GroundTruth): Wrong => {
  const { area = 0 } = truth
  return area >= 0 && area < Infinity
    ? wrongMark(context, field, truth)
    : outOfRange(context.operation, `${field}.area`, "be at least 0 and finite", String(area))
}

const wrongDetection = (context: Context, field: string, detection: Detection): Wrong =>
  Number.isFinite(detection.score)
    ? wrongMark(context, field, detection)
    : notFinite(context.operation, `${field}.score`, "be finite", String(detection.score))

/** Refuses unknown images and classes, scores and boxes that are no numbers, and masks that are missing or do not fit. */
export const checkInput = (
  operation: string,
  input: EvaluationInput,
  measure: Measure,
): E.Either<DetectionError, EvaluationInput> => {
  const { images, classes, truths, detections } = input
  const context: Context = {
    operation,
    images: new Set(images),
    classes: new Set(classes),
    measure,
    sizes: new Map(),
  }
  const wrong =
    repeated(operation, "images", images) ??
    repeated(operation, "classes", classes) ??
    firstOf(truths, (truth, n) => wrongTruth(context, `truths[${n}]`, truth)) ??
    firstOf(detections, (detection, n) => wrongDetection(context, `detections[${n}]`, detection))
  return wrong ? E.left(wrong) : E.right(input)
}
