import { basename, extname, join, resolve } from "node:path"
import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"

/** An image's number where its name is one, as in COCO; else its name. */
export const imageId = (name: string): number | string =>
  /^\d+$/.test(name) && Number.isSafeInteger(Number(name)) ? Number(name) : name

/** What must differ: ids ("12" and "0012" are one), and names of files where "A" and "a" are one. */
const keyOf = (name: string): string => String(imageId(name)).normalize().toLowerCase()

/** A name that nobody has: this one, or with the least number from 2 on. */
export const freeName = (name: string, isTaken: (name: string) => boolean): string => {
  const numbered = (n: number): string => (n === 1 ? name : `${name}-${n}`)
  let n = 1
  while (isTaken(numbered(n))) n += 1
  return numbered(n)
}

/** An image, and what its picture and its results are called. */
export interface NamedImage {
  readonly file: string
  readonly name: string
  /** The file that had the name first, where this one had to be numbered. */
  readonly after?: string
}

/** Each image called after its file, the later ones of one name numbered: 1, 1-2, 1-3. */
export const namedImages = (files: readonly string[]): readonly NamedImage[] => {
  const taken = new Map<string, string>()
  return files.map((file) => {
    const own = basename(file, extname(file))
    const name = freeName(own, (one) => taken.has(keyOf(one)))
    const after = taken.get(keyOf(own))
    taken.set(keyOf(name), file)
    return { file, name, ...(after === undefined ? {} : { after }) }
  })
}

export const pictureFile = (dir: string, name: string): string => join(dir, `${name}.png`)

/** Refuses to write a picture over one of the images. */
export const besideImages = (
  images: readonly NamedImage[],
  out: string | undefined,
): E.Either<DetectionError, readonly NamedImage[]> => {
  if (out === undefined) return E.right(images)
  const files = new Set(images.map(({ file }) => resolve(file)))
  const over = images.map(({ name }) => pictureFile(out, name)).find((file) => files.has(resolve(file)))
  return over === undefined
    ? E.right(images)
    : E.left(outOfRange("detect", "--out", "be another folder than that of the images", over))
}
