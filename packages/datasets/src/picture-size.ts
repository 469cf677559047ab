import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"

/** Width and height of an image as one looks at it, from its first bytes; or why there are none. */
export const readSize = (
  file: string,
): TE.TaskEither<string, { readonly width: number; readonly height: number }> =>
  TE.tryCatch(
    async () => (await sharp(file).metadata()).autoOrient,
    (thrown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  )
