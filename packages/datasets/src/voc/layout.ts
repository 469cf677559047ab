import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { namesIn, stem } from "../files.js"

/** Where a folder keeps its parts: paths within the folder, with forward slashes. */
export interface VocLayout {
  readonly annotations: readonly string[]
  /** Image files by their name without folder and ending, in lower case. */
  readonly images: ReadonlyMap<string, string>
  readonly lists: readonly string[]
}

const annotationFolders = ["annotations", "annotation", "xml", "xmls"]
const imageFolders = ["jpegimages", "images", "image", "imgs", "pngimages"]
const isImage = (name: string): boolean => /\.(jpe?g|png|bmp|gif|webp|tiff?)$/i.test(name)
const isXml = (name: string): boolean => /\.xml$/i.test(name)
const isText = (name: string): boolean => /\.txt$/i.test(name)
/** Beside the images, where other text files lie too, only these names are lists. */
const isSplit = (name: string): boolean => /^(train|val|trainval|test)\.txt$/i.test(name)

/** The files of one part of the folder that pass, as paths within the folder. */
const listed = async (folder: string, part: string, passes: (name: string) => boolean) =>
  (await namesIn(join(folder, part))()).filter(passes).map((name) => (part === "" ? name : `${part}/${name}`))

const partsCalled = (names: readonly string[], wanted: readonly string[]): readonly string[] =>
  names.filter((name) => wanted.includes(name.toLowerCase()))

const imagesIn = async (folder: string, parts: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const files = await Promise.all(parts.map((part) => listed(folder, part, isImage)))
  // The first folder that has a name wins.
  return new Map(
    files
      .flat()
      .map((file): [string, string] => [stem(file).toLowerCase(), file])
      .reverse(),
  )
}

const listsIn = async (folder: string): Promise<readonly string[]> => {
  const main = await listed(folder, "ImageSets/Main", isText)
  const sets = main.length > 0 ? main : await listed(folder, "ImageSets", isText)
  return sets.length > 0 ? sets : listed(folder, "", isSplit)
}

/**
 * Finds annotations, images and lists: `Annotations`, `JPEGImages`, `ImageSets/Main` as in the Pascal VOC archives,
 * the same under other common names, or all files together in one folder.
 */
export const findLayout = (dir: string) => async (): Promise<E.Either<DetectionError, VocLayout>> => {
  const names = await namesIn(dir)()
  for (const part of [...partsCalled(names, annotationFolders), ""]) {
    const annotations = await listed(dir, part, isXml)
    if (annotations.length > 0) {
      const images = await imagesIn(dir, [...partsCalled(names, imageFolders), part, ""])
      return E.right({ annotations, images, lists: await listsIn(dir) })
    }
  }
  const expected = "be a folder with XML annotations in it or in its folder Annotations"
  return E.left(badFile("readVoc", dir, expected, names.length > 0 ? "no XML file" : "nothing"))
}
