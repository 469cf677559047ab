import { boxAt, toArray } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import { shownFromFor } from "../models/shown-from.js"
import type { Loaded } from "../models/weights.js"
import type { About, Figure } from "../pictures/figure.js"
import { named } from "../pictures/named.js"
import { hueAt } from "../pictures/palette.js"
import type { Panel } from "../pictures/panels.js"
import { panelsPicture } from "../pictures/panels.js"
import { candidates } from "./marks.js"
import type { WalkedScene } from "./scene.js"

const percent = (score: number): string => `${Math.round(100 * score)}`

/** Only what scores enough has a place in the picture. */
const keptPanel = (kept: Detections, { description, firstClass }: Loaded): Panel => {
  const from = shownFromFor(description.architecture)
  const all = toArray(kept.scores).flatMap((score, n) => {
    const label = kept.labels.get(n) - firstClass
    const text = `${description.classes[label]} ${percent(score)}`
    return score < from ? [] : [{ text, colour: hueAt(label), box: boxAt(kept.boxes, n) }]
  })
  return {
    title: `After: ${kept.scores.size} kept`,
    note: `the ${all.length} that score ${from} or more, with class and score in percent`,
    veil: 0.2,
    marks: (place) => [named(place, all)],
  }
}

const truthPanel = ({ example }: WalkedScene, { description }: Loaded): Panel => ({
  title: `What is there: ${example.objects.length} objects`,
  note: "as the scene was drawn; some stand behind others",
  veil: 0,
  marks: (place) => [
    named(
      place,
      example.objects.map(({ label, box }) => ({
        text: description.classes[label] ?? "",
        colour: hueAt(label),
        box,
      })),
    ),
  ],
})

/** Before and after suppression, and what is there. */
export const detectionsPicture = (
  about: About,
  scene: WalkedScene,
  loaded: Loaded,
  found: { readonly before: Detections; readonly kept: Detections; readonly threshold: number },
): Figure =>
  panelsPicture(about, scene.photo, [
    {
      title: `Before: ${found.before.scores.size} candidates`,
      note: `every class and place above ${found.threshold}; the surer, the thicker`,
      veil: 0.2,
      marks: (place) => [candidates(place, found.before, loaded.firstClass)],
    },
    keptPanel(found.kept, loaded),
    truthPanel(scene, loaded),
  ])
