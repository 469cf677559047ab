import { mkdir } from "node:fs/promises"
import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"
import { tags } from "../pictures/labels.js"
import { hueAt, tone } from "../pictures/palette.js"
import type { Svg } from "../pictures/svg.js"
import { element } from "../pictures/svg.js"
import { sans } from "../pictures/text.js"
import type { FoundObject } from "./found.js"
import { pictureFile } from "./names.js"

/** Small images are enlarged, so that names can be read. */
const enlargement = (width: number): number => Math.max(1, Math.min(8, Math.round(960 / width)))

/** Boxes with their names and scores, at this enlargement. */
const overlay = (found: readonly FoundObject[], width: number, height: number, scale: number): Svg => {
  const size = Math.max(14, Math.round((width * scale) / 64))
  const boxes = found.map(({ box: [x1, y1, x2, y2], colour }) => ({
    x: x1 * scale,
    y: y1 * scale,
    width: (x2 - x1) * scale,
    height: (y2 - y1) * scale,
    rx: 3,
    fill: "none",
    stroke: hueAt(colour),
  }))
  const labels = found.map(({ name, score, colour, box: [x1, y1, x2, y2] }) => ({
    text: `${name} ${Math.round(100 * score)}`,
    colour: hueAt(colour),
    about: [x1 * scale, y1 * scale, x2 * scale, y2 * scale] as const,
  }))
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: width * scale,
      height: height * scale,
      "font-family": sans,
    },
    ...boxes.map((box) => element("rect", { ...box, stroke: tone.paper, "stroke-width": 5, opacity: 0.7 })),
    ...boxes.map((box) => element("rect", { ...box, "stroke-width": 3 })),
    tags(labels, size, [0, 0, width * scale, height * scale]),
  )
}

const draw = async (
  name: string,
  dir: string,
  pixels: Uint8Tensor,
  found: readonly FoundObject[],
): Promise<string> => {
  const [height = 0, width = 0] = pixels.shape
  const scale = enlargement(width)
  const to = pictureFile(dir, name)
  await mkdir(dir, { recursive: true })
  const base = await sharp(pixels.data, { raw: { width, height, channels: 3 } })
    .resize(width * scale, height * scale, { kernel: "cubic" })
    .png()
    .toBuffer()
  await sharp(base)
    .composite([{ input: Buffer.from(overlay(found, width, height, scale)) }])
    .png()
    .toFile(to)
  return to
}

/** The image with what was found on it, as PNG of this name in a folder; answers with its path. */
export const writePicture = (
  name: string,
  dir: string,
  pixels: Uint8Tensor,
  found: readonly FoundObject[],
): TE.TaskEither<DetectionError, string> =>
  TE.tryCatch(
    () => draw(name, dir, pixels, found),
    (thrown) =>
      badFile(
        "detect",
        dir,
        "be a folder to write to",
        thrown instanceof Error ? thrown.message : String(thrown),
      ),
  )
