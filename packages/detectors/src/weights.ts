/** What the weights that ship with this package have learned to find: the shapes of generated scenes, or blood cells. */
export type Learned = "shapes" | "blood-cells"

/** The detectors that they belong to: the small ones. */
export type ShippedDetector = "retinanet" | "fasterrcnn"

/** Where the weights lie, as safetensors in half precision; weights/README.md says how each was made. */
export const shippedWeights = (learned: Learned, detector: ShippedDetector): URL =>
  new URL(`../weights/${learned}-${detector}.safetensors`, import.meta.url)
