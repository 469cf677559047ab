import type { FloatTensor } from "@detspec/core"
import type { About, Figure } from "../pictures/figure.js"
import { panelsPicture } from "../pictures/panels.js"
import type { Level } from "./levels.js"
import { heatOf, surest } from "./levels.js"
import { dashed, heat } from "./marks.js"
import type { WalkedScene } from "./scene.js"

/** How sure the cells of each level are, over the objects. Probabilities [N, K], the levels one after the other. */
export const heatPicture = (
  about: About,
  scene: WalkedScene,
  levels: readonly Level[],
  probabilities: FloatTensor,
): Figure =>
  panelsPicture(
    about,
    scene.photo,
    levels.map((level) => {
      const map = heatOf(level, probabilities)
      return {
        title: `${level.name}, ${level.rows.length} cells`,
        note: `anchors of ${level.side} pixels; the surest says ${surest(map)}`,
        veil: 0.6,
        marks: (place) => [heat(place, map), dashed(place, scene.boxes)],
      }
    }),
  )
