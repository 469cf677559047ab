import { mkdir, mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import sharp from "sharp"

/** A new temporary folder with these text files and, for each image name, an 8 × 6 picture. */
export const folderWith = async (
  texts: Readonly<Record<string, string>>,
  images: readonly string[],
): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), "detspec-voc-"))
  const place = async (name: string): Promise<string> => {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    return join(dir, name)
  }
  for (const [name, text] of Object.entries(texts)) await writeFile(await place(name), text)
  for (const name of images)
    await sharp({ create: { width: 8, height: 6, channels: 3, background: "#204060" } }).toFile(
      await place(name),
    )
  return dir
}

const bndbox = "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>5</xmax><ymax>4</ymax></bndbox>"

/** A valid annotation of an 8 × 6 image with one cat, with one piece of its text replaced. */
export const annotation = (replace = "", by = ""): string =>
  `<annotation><filename>a.png</filename><size><width>8</width><height>6</height></size>
   <object><name>cat</name><truncated>1</truncated>${bndbox}</object></annotation>`.replace(replace, by)
