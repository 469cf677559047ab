import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"
import type { Figure } from "../pictures/figure.js"
import { indexPage } from "./index-page.js"

const writeFigure = async (dir: string, { name, svg }: Figure): Promise<string> => {
  const file = join(dir, `${name}.png`)
  await writeFile(join(dir, `${name}.svg`), svg)
  await sharp(Buffer.from(svg)).png({ compressionLevel: 8 }).toFile(file)
  return file
}

const writeAll = async (dir: string, figures: readonly Figure[], source: string): Promise<string> => {
  await mkdir(dir, { recursive: true })
  for (const one of figures) await writeFigure(dir, one)
  const page = join(dir, "index.html")
  await writeFile(page, indexPage(figures, source))
  return page
}

/** Writes every figure as SVG and PNG, and a page that shows them; answers with the page. */
export const writeFigures = (
  dir: string,
  figures: readonly Figure[],
  source: string,
): TE.TaskEither<DetectionError, string> =>
  TE.tryCatch(
    () => writeAll(dir, figures, source),
    (thrown) =>
      badFile(
        "start",
        dir,
        "be a folder to write to",
        thrown instanceof Error ? thrown.message : "something else",
      ),
  )
