/**
 * The least score of a detection that is shown where nobody says one. Near these scores hits and misses balanced best
 * on images that the shipped detectors had not seen: the focal loss leaves RetinaNet's scores lower than Faster R-CNN's.
 */
export const shownFrom: Readonly<Record<"oneStage" | "twoStage", number>> = { oneStage: 0.4, twoStage: 0.6 }

/** The same for a detector by the name of its architecture. */
export const shownFromFor = (architecture: string): number =>
  architecture.startsWith("retinanet") ? shownFrom.oneStage : shownFrom.twoStage
