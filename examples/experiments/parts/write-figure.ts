import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Figure } from "@detspec/cli/pictures"
import sharp from "sharp"

/** Writes a figure as SVG and as PNG, and says where. */
export const writeFigure = async (folder: string, { name, svg }: Figure): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  await writeFile(`${file}.svg`, svg)
  await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toFile(`${file}.png`)
  console.log(`${file}.svg, ${file}.png`)
}
