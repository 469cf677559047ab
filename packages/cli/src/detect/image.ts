import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { badFile, wrapUint8 } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"

const decode = async (file: string): Promise<Uint8Tensor> => {
  const { data, info } = await sharp(file, { failOn: "error" })
    .rotate()
    .toColourspace("srgb")
    .flatten({ background: "#ffffff" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return wrapUint8([info.height, info.width, 3], Uint8Array.from(data))
}

/** The pixels of an image as one looks at it, [height, width, 3]: turned as the camera says. */
export const readImage = (file: string): TE.TaskEither<DetectionError, Uint8Tensor> =>
  TE.tryCatch(
    () => decode(file),
    (thrown) =>
      badFile("detect", file, "be a whole image", thrown instanceof Error ? thrown.message : String(thrown)),
  )
