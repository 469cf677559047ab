import type { Quirk } from "../quirk.js"

interface Evaluated {
  readonly measure: "box" | "mask"
  readonly annotations: readonly { readonly id?: number | undefined }[]
  readonly detections: readonly { readonly bbox?: readonly number[] | undefined }[]
}

export const annotationZero: Quirk<Evaluated> = {
  system: "pycocotools",
  where: "an annotation whose id is 0",
  reason: "0 stands for no match there, so that what finds this object is wrong; here an id is only a name",
  ours:
    ({ annotations }) =>
    () =>
      annotations.some(({ id }) => id === 0) ? "as specified" : undefined,
}

export const boxBesideMask: Quirk<Evaluated> = {
  system: "pycocotools",
  where: "results with a box beside the mask",
  reason: "it sorts what was found into sizes by the box's area; here a mask has its own",
  ours:
    ({ measure, detections }) =>
    () =>
      measure === "mask" && detections[0]?.bbox !== undefined ? "as specified" : undefined,
}
