import type { Detections } from "@detspec/detectors"
import type { Near } from "./found.js"
import { comparedFound } from "./found.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { allowance } from "./stage.js"

/** The detections of every image, recorded under `nameOf(image, part)`. */
export const foundStages = (
  recorded: RecordedModel,
  { detect }: { readonly detect: Pick<Near, "scoreThreshold" | "nmsThreshold"> },
  nameOf: (image: number, part: string) => string,
  found: readonly Detections[],
): readonly Stage[] =>
  found.flatMap((one, n) => {
    const names = { boxes: nameOf(n, "boxes"), scores: nameOf(n, "scores"), labels: nameOf(n, "labels") }
    const near = { boxes: allowance(recorded, names.boxes), scores: allowance(recorded, names.scores) }
    return comparedFound(recorded.tensors, names, one, { ...detect, ...near })
  })
