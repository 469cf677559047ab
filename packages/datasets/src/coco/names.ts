import { counted, plainPath, stem, withoutEnding } from "../files.js"
import { fileNamesIn } from "./places.js"
import type { CocoFile } from "./schema.js"

/**
 * What the images of a file are called, by `file_name`: the last part without its ending, "1"; with its folders where
 * several images would have that name, "train/1"; and with its ending where even these are shared, "train/1.png".
 */
export const imageNames = (file: CocoFile): ((fileName: string) => string) => {
  const paths = [...new Set(fileNamesIn(file).map(plainPath))]
  const [short, long] = [counted(paths.map(stem)), counted(paths.map(withoutEnding))]
  return (fileName) => {
    const path = plainPath(fileName)
    if (short.get(stem(path)) === 1) return stem(path)
    return long.get(withoutEnding(path)) === 1 ? withoutEnding(path) : path
  }
}
