import type { Detection, EvaluationInput, GroundTruth, Name } from "../input.js"

/** What one image shows of one class, and what was detected of it, best first. */
export interface Group {
  readonly truths: readonly GroundTruth[]
  readonly detections: readonly Detection[]
}

interface Marked {
  readonly image: Name
  readonly label: Name
}

/** Lists by class, then by image. */
type ByClass<T> = ReadonlyMap<Name, ReadonlyMap<Name, readonly T[]>>

const byClass = <T extends Marked>(marked: readonly T[]): ByClass<T> => {
  const classes = new Map<Name, Map<Name, T[]>>()
  for (const one of marked) {
    const images = classes.get(one.label) ?? new Map<Name, T[]>()
    const list = images.get(one.image) ?? []
    list.push(one)
    classes.set(one.label, images.set(one.image, list))
  }
  return classes
}

/** By descending score; the sort is stable, so that the earlier of two equals stays the first. */
const ranked = (detections: readonly Detection[]): readonly Detection[] =>
  [...detections].sort((a, b) => b.score - a.score)

/** The groups of every class, in the order of the images; images without truths and detections have none. */
export const groupsByClass = (input: EvaluationInput): ((label: Name) => readonly Group[]) => {
  const truths = byClass(input.truths)
  const detections = byClass(input.detections)
  return (label) =>
    input.images.flatMap((image) => {
      const shown = truths.get(label)?.get(image)
      const found = detections.get(label)?.get(image)
      return shown || found ? [{ truths: shown ?? [], detections: ranked(found ?? []) }] : []
    })
}
