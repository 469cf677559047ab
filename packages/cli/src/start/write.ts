import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"
import type { Figure } from "../pictures/figure.js"
import type { Page } from "./index-page.js"
import { indexPage } from "./index-page.js"

const writePng = async (dir: string, { name, svg }: Figure): Promise<string> => {
  const file = join(dir, `${name}.png`)
  await sharp(Buffer.from(svg)).png({ compressionLevel: 8 }).toFile(file)
  return file
}

const writeFigure = async (dir: string, figure: Figure): Promise<string> => {
  await writeFile(join(dir, `${figure.name}.svg`), figure.svg)
  return writePng(dir, figure)
}

const written = <T>(dir: string, write: () => Promise<T>): TE.TaskEither<DetectionError, T> =>
  TE.tryCatch(write, (thrown) =>
    badFile(
      "start",
      dir,
      "be a folder to write to",
      thrown instanceof Error ? thrown.message : "something else",
    ),
  )

/** Writes every figure as SVG and PNG. */
export const writeFigures = (
  dir: string,
  figures: readonly Figure[],
): TE.TaskEither<DetectionError, readonly string[]> =>
  written(dir, async () => {
    await mkdir(dir, { recursive: true })
    const files: string[] = []
    for (const one of figures) files.push(await writeFigure(dir, one))
    return files
  })

/** Writes the page that shows figures of its folder; answers with its file. */
export const writePage = (dir: string, page: Page): TE.TaskEither<DetectionError, string> =>
  written(dir, async () => {
    const file = join(dir, "index.html")
    await mkdir(dir, { recursive: true })
    await writeFile(file, indexPage(page))
    return file
  })

/** Writes every figure as PNG, and nothing else; answers with the files. */
export const writePngs = (
  dir: string,
  figures: readonly Figure[],
): TE.TaskEither<DetectionError, readonly string[]> =>
  written(dir, async () => {
    await mkdir(dir, { recursive: true })
    return Promise.all(figures.map((figure) => writePng(dir, figure)))
  })
