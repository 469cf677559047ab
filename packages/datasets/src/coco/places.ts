import { basename, dirname, join } from "node:path"
import { counted, namesIn, plainPath } from "../files.js"
import type { CocoFile } from "./schema.js"

/** Where an image lies, by the name that the file gives it. */
export type Places = (fileName: string) => string | undefined

const splits = ["train", "val", "valid", "test", "train2017", "val2017", "test2017"]
const within = ["", "images", ...splits, ...splits.map((split) => `images/${split}`)]
/** Folders from the annotation file's own: beside it, below it, and the same one level up. */
const usual = [...within, ...within.map((folder) => `../${folder}`)]

/** Every `file_name` that is there, of broken images too. */
export const fileNamesIn = ({ images }: CocoFile): readonly string[] =>
  images.flatMap((image) =>
    typeof image === "object" && image !== null && "file_name" in image ? [String(image.file_name)] : [],
  )

const foldersNamed = (file: CocoFile): readonly string[] => [
  ...new Set(fileNamesIn(file).map((name) => dirname(plainPath(name)))),
]

/** Whether a folder's path ends with these folders. */
const endsWith = (folder: string, last: string): boolean =>
  `/${plainPath(folder)}`.endsWith(`/${plainPath(last)}`)

/**
 * Looks into `images`, where it is given, else into the folders that are usual beside the file `dir`: in each first
 * for the whole path that the file names, then for its last part; that alone is not enough where images of several
 * folders share it.
 */
export const placesOf = async (file: CocoFile, dir: string, images: string | undefined): Promise<Places> => {
  const bases = images === undefined ? usual.map((folder) => join(dir, folder)) : [images]
  const folders = new Set(
    bases.flatMap((base) => [base, ...foldersNamed(file).map((sub) => join(base, sub))]),
  )
  const listed = await Promise.all(
    [...folders].map(async (folder) => [folder, new Set(await namesIn(folder)())] as const),
  )
  const shared = counted([...new Set(fileNamesIn(file).map(plainPath))].map((name) => basename(name)))
  const names = new Map(listed.filter(([, found]) => found.size > 0))
  return (fileName) => {
    const path = plainPath(fileName)
    const [last, above] = [basename(path), dirname(path)]
    const alone = above === "." || (shared.get(last) ?? 0) < 2
    const candidates = bases.flatMap((base) => [
      join(base, above),
      ...(alone || endsWith(base, above) ? [base] : []),
    ])
    const folder = candidates.find((one) => names.get(one)?.has(last))
    return folder === undefined ? undefined : join(folder, last)
  }
}
