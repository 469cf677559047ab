import { basename } from "node:path"
import type { DetectionError } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import type { FoundObject } from "../../detect/found.js"
import type { Figure } from "../../pictures/figure.js"
import { named } from "../../pictures/named.js"
import { hueAt } from "../../pictures/palette.js"
import type { Panel } from "../../pictures/panels.js"
import { panelsPicture } from "../../pictures/panels.js"
import type { Photo } from "../../pictures/photo.js"
import type { Hits } from "./judged.js"
import { hitsOf } from "./judged.js"
import type { ByDetector } from "./look.js"
import type { Looked } from "./looked.js"

const labelSize = 17

const plural: Readonly<Record<string, string>> = { box: "boxes", object: "objects" }
const counted = (count: number, what: "box" | "object"): string =>
  `${count} ${count === 1 ? what : plural[what]}`

/** Classes keep their colours from detector to truth; those that the detector does not know come after its own. */
const colourOf = ({ classes }: ByDetector, { image }: Looked): ((name: string) => string) => {
  const all = [...new Set([...classes, ...image.classes])]
  return (name) => hueAt(all.indexOf(name))
}

const foundPanel = (
  title: string,
  note: string,
  found: readonly FoundObject[],
  colour: (name: string) => string,
): Panel => ({
  title,
  note,
  veil: 0.12,
  marks: (place) => [
    named(
      place,
      found.map(({ name, score, box }) => ({
        text: `${name} ${Math.round(100 * score)}`,
        colour: colour(name),
        box,
      })),
      labelSize,
    ),
  ],
})

const truthPanel = ({ image }: Looked, colour: (name: string) => string): Panel => ({
  title: `What is there: ${counted(image.objects.length, "object")}`,
  note: "as they are annotated",
  veil: 0,
  marks: (place) => [
    named(
      place,
      image.objects.map(({ label, box }) => ({ text: label, colour: colour(label), box })),
      labelSize,
    ),
  ],
})

/** "8 of 9 objects, and 1 box more" */
const hitsNote = ({ objects, hits, wrong }: Hits): string =>
  `${hits} of ${counted(objects, "object")}${wrong === 0 ? "" : `, and ${counted(wrong, "box")} more`}`

const titleOf = ({ kind, image }: Looked): string =>
  kind === "scene" ? "a generated scene" : basename(image.source)

const sentence = "Boxes with their class and score in percent"
const rule = "An object is found by a box of its class that overlaps it by more than half."
const looksFor = ({ classes }: ByDetector): string =>
  `looks for ${classes.length > 4 ? `${classes.length} classes` : classes.join(", ")}`
const scored = ({ from }: ByDetector): string => `from ${Math.round(100 * from)} on`

/** Beside what is there, a picture a detector. */
const beside = (looked: Looked, photo: Photo, by: ByDetector): E.Either<DetectionError, Figure> => {
  const colour = colourOf(by, looked)
  const name = `found-${looked.name}-${by.detector.toLowerCase().replaceAll(/[^a-z0-9]+/g, "")}`
  const about = {
    name,
    title: `${by.detector} on ${titleOf(looked)}`,
    sentence: `${sentence}, ${scored(by)}. ${rule}`,
  }
  return E.map((hits: Hits) =>
    panelsPicture(about, photo, [
      foundPanel(`Found: ${counted(by.found.length, "box")}`, hitsNote(hits), by.found, colour),
      truthPanel(looked, colour),
    ]),
  )(hitsOf(by.found, looked.image.objects))
}

/** Nobody has said what is there: the detectors beside each other. */
const together = (looked: Looked, photo: Photo, all: readonly ByDetector[]): Figure => {
  const panels = all.map((by) =>
    foundPanel(
      `${by.detector}: ${counted(by.found.length, "box")}`,
      `${looksFor(by)}; scores ${scored(by)}`,
      by.found,
      colourOf(by, looked),
    ),
  )
  return panelsPicture(
    { name: `found-${looked.name}`, title: `Found on ${titleOf(looked)}`, sentence: `${sentence}.` },
    photo,
    panels,
  )
}

/** Pictures of what was found on an image. */
export const foundPictures = (
  looked: Looked,
  photo: Photo,
  all: readonly ByDetector[],
): E.Either<DetectionError, readonly Figure[]> => {
  if (all.length === 0) return E.right([])
  return looked.kind === "photo"
    ? E.right([together(looked, photo, all)])
    : pipe(
        all,
        E.traverseArray((by) => beside(looked, photo, by)),
      )
}
