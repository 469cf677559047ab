// Four generated scenes and three changes of each, boxes drawn: out/contact-sheet.png.
import { mkdir } from "node:fs/promises"
import type { Example } from "@detspec/datasets"
import {
  augment,
  augmentation,
  generatorAt,
  pixelStatistics,
  shapesExample,
  shapesRecipe,
} from "@detspec/datasets"
import sharp from "sharp"

const [zoom, gap] = [2, 8]
const { width, height } = shapesRecipe
const colours = ["#d55e00", "#0072b2", "#009e73"]

const scenes = [0, 1, 2, 3].map((n) => shapesExample(shapesRecipe, n))
const statistics = pixelStatistics(scenes)
const changed = (scene: Example, n: number, turn: number) =>
  augment(scene, augmentation, statistics, generatorAt(1, turn, n))[0]
const rows = scenes.map((scene, n) => [scene, ...[1, 2, 3].map((turn) => changed(scene, n, turn))])

const outlines = ({ objects }: Example): string =>
  objects
    .map(({ box: [x1, y1, x2, y2], label }) => {
      const place = `x="${x1 * zoom}" y="${y1 * zoom}" width="${(x2 - x1) * zoom}" height="${(y2 - y1) * zoom}"`
      return `<rect ${place} fill="none" stroke="${colours[label]}" stroke-width="3"/>`
    })
    .join("")

const drawn = (example: Example): Promise<Buffer> => {
  const [wide, high] = [width * zoom, height * zoom]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}">${outlines(example)}</svg>`
  return sharp(example.pixels.data, { raw: { width, height, channels: 3 } })
    .resize(wide, high)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer()
}

const side = (count: number, length: number) => count * (length * zoom + gap) + gap
const placed = rows.flatMap((row, y) =>
  row.map(async (example, x) => ({
    input: await drawn(example),
    left: x * (width * zoom + gap) + gap,
    top: y * (height * zoom + gap) + gap,
  })),
)
await mkdir("out", { recursive: true })
await sharp({ create: { width: side(4, width), height: side(4, height), channels: 3, background: "white" } })
  .composite(await Promise.all(placed))
  .toFile("out/contact-sheet.png")

for (const [first, ...others] of rows)
  console.log(
    `${first?.name}: ${first?.objects.length} objects, then`,
    others.map(({ objects, leftOut }) => `${objects.length} (${leftOut.outOfSight} out of sight)`).join(", "),
  )
