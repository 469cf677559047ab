import type { FloatTensor } from "@detspec/core"
import type { BoxTargets, FasterRcnnConfig, FirstStage, Sample } from "@detspec/detectors"
import { entryOf, range, sigmoids } from "@detspec/detectors"
import type { Figure } from "../pictures/figure.js"
import { hue, hueAt, tone } from "../pictures/palette.js"
import type { Panel } from "../pictures/panels.js"
import { panelsPicture } from "../pictures/panels.js"
import { heatPicture } from "./heat-picture.js"
import { boxesAt, levelsOf } from "./levels.js"
import { boxes, dashed } from "./marks.js"
import type { WalkedScene } from "./scene.js"

/** What the proposal network says of each cell. */
export const objectnessPicture = (
  scene: WalkedScene,
  { anchors, rpn }: FirstStage,
  config: FasterRcnnConfig,
  origin: string,
): Figure => {
  const about = {
    name: "faster-rcnn-objectness",
    title: "Faster R-CNN, first stage: is there anything?",
    sentence: `One probability an anchor, whatever the class: the more opaque a cell, the surer. Weights: ${origin}.`,
  }
  const levels = levelsOf(anchors, config.anchors, scene.batch.images.shape[3] ?? 0)
  return heatPicture(about, scene, levels, sigmoids(entryOf(rpn.objectness, 0)))
}

interface Examples {
  readonly anchors: FloatTensor
  readonly sample: Sample
  readonly proposals: FloatTensor
  readonly drawn: BoxTargets
}

const anchorsPanel = (
  { anchors, sample: { positives, negatives } }: Examples,
  scene: WalkedScene,
): Panel => ({
  title: `${positives.length + negatives.length} anchors drawn in a step`,
  note: `blue: ${positives.length} with an object; grey: background`,
  veil: 0.3,
  marks: (place) => [
    boxes(place, boxesAt(anchors, negatives), tone.quiet, 0.8),
    boxes(place, boxesAt(anchors, positives), hue.blue, 2.4),
    dashed(place, scene.boxes),
  ],
})

const proposalsPanel = ({ proposals }: Examples, scene: WalkedScene): Panel => ({
  title: `${proposals.shape[0]} proposals`,
  note: "anchors moved, clipped, suppressed; objects dashed",
  veil: 0.3,
  marks: (place) => [
    boxes(place, boxesAt(proposals, range(proposals.shape[0] ?? 0)), hue.orange, 1.2),
    dashed(place, scene.boxes),
  ],
})

const regionsPanel = ({ drawn }: Examples): Panel => {
  const rows = range(drawn.labels.length)
  const objects = rows.filter((row) => (drawn.labels[row] ?? 0) > 0)
  const background = rows.filter((row) => drawn.labels[row] === 0)
  return {
    title: `${rows.length} regions drawn for the second stage`,
    note: `${objects.length} with the colour of their class; grey: background`,
    veil: 0.3,
    marks: (place) => [
      boxes(place, boxesAt(drawn.boxes, background), tone.quiet, 0.8),
      ...objects.map((row) =>
        boxes(place, boxesAt(drawn.boxes, [row]), hueAt((drawn.labels[row] ?? 1) - 1), 2.2),
      ),
    ],
  }
}

/** What the two stages are trained on, and what lies between them. */
export const proposalsPicture = (
  scene: WalkedScene,
  { rpn, head }: FasterRcnnConfig,
  origin: string,
  examples: Examples,
): Figure =>
  panelsPicture(
    {
      name: "faster-rcnn-proposals",
      title: "Faster R-CNN: from anchors to proposals to regions",
      sentence: `Left: ${rpn.sample.size} anchors teach the first stage. Middle: what it proposes. Right: at most ${head.sample.size} regions teach the second. Weights: ${origin}.`,
    },
    scene.photo,
    [anchorsPanel(examples, scene), proposalsPanel(examples, scene), regionsPanel(examples)],
  )
