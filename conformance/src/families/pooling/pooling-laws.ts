import type { In, Out } from "@detspec/spec"
import type * as fc from "fast-check"
import { alike } from "../../kit/alike.js"
import type { Law } from "../../kit/law.js"
import { pickRows } from "../../kit/moves.js"
import type { Channels } from "./bin-channels.js"
import { reversedAlong, turnedPlanes } from "./plane-moves.js"
import { backToFront, countOf, elsewhere, finer, imagesReversed, pickRegions } from "./region-moves.js"

type Forward = "roiPool" | "roiAlign" | "cropAndResize" | "psRoiPool" | "psRoiAlign"

/** What every pooling of regions owes: regions, images, channels and axes are independent of each other. */
export const poolingLaws = <K extends Forward>(
  name: K,
  valid: fc.Arbitrary<In<K>>,
  { turn, reverse }: Channels,
): readonly Law[] => {
  const output = { field: "output", of: ({ output }: Out<K>) => output }
  const exactly = "exactly"
  const within = "within the accuracy"
  return [
    alike(
      name,
      "unit-free: boxes twice as large and half the scale pool the same, exactly",
      valid,
      output,
      finer,
      (pooled) => pooled,
      exactly,
    ),
    alike(
      name,
      "x and y are alike: with map, boxes and bins mirrored on the diagonal, the output is mirrored",
      valid,
      output,
      turn,
      turnedPlanes,
      within,
    ),
    alike(
      name,
      "regions back to front pool the same, back to front",
      valid,
      output,
      (input) => pickRegions(input, backToFront(input)),
      (pooled) => reversedAlong(pooled, 0),
      within,
    ),
    alike(
      name,
      "a region pools the same alone",
      valid,
      output,
      (input) => pickRegions(input, backToFront(input).slice(0, 1)),
      (pooled, input) => pickRows(pooled, countOf(input) > 0 ? [countOf(input) - 1] : []),
      within,
    ),
    alike(
      name,
      "with images back to front, and their regions with them, the output is the same",
      valid,
      output,
      imagesReversed,
      (pooled) => pooled,
      within,
    ),
    alike(
      name,
      "features of images without regions are not read",
      valid,
      output,
      elsewhere,
      (pooled) => pooled,
      exactly,
    ),
    alike(
      name,
      "channels back to front pool the same, back to front",
      valid,
      output,
      reverse,
      (pooled) => reversedAlong(pooled, 1),
      within,
    ),
  ]
}
