import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { badFile, wrapUint8 } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"
import type { AnnotatedImage } from "./annotated-image.js"

const decode = async (file: string): Promise<Uint8Tensor> => {
  // Cut off or broken fails; a warning (a few stray bytes, as some of COCO's own pictures have) does not.
  const { data, info } = await sharp(file, { failOn: "error" })
    .autoOrient()
    .toColourspace("srgb")
    .flatten({ background: "#ffffff" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return wrapUint8([info.height, info.width, 3], Uint8Array.from(data))
}

/**
 * The pixels of an image as one looks at it, [height, width, 3], red, green, blue: turned as the camera says, what is
 * transparent on white, 16 bits as 8, gray as three equal channels. Training and detecting see the same.
 *
 * Errors  BadFile for what is no image, or is cut off; `operation` is what met it
 */
export const readImage = (operation: string, file: string): TE.TaskEither<DetectionError, Uint8Tensor> =>
  TE.tryCatch(
    () => decode(file),
    (thrown) =>
      badFile(operation, file, "be a whole image", thrown instanceof Error ? thrown.message : String(thrown)),
  )

/**
 * The pixels of an annotated image, [height, width, 3], red, green, blue, of JPEG, PNG, WebP and others.
 *
 * A picture that says how it is to be turned (EXIF orientation) is turned first: boxes and sizes relate to what one
 * sees. Neither VOC nor COCO says a word about it, and their own pictures carry no orientation; an annotation made on
 * the unturned pixels has width and height the other way round, and is refused.
 *
 * Errors  BadFile for what is no image, is cut off, or is of another size than annotated
 */
export const readPixels = (image: AnnotatedImage): TE.TaskEither<DetectionError, Uint8Tensor> =>
  TE.chain((pixels: Uint8Tensor) => {
    const [height = 0, width = 0] = pixels.shape
    const annotated = `be ${image.width} × ${image.height} pixels, as annotated`
    return width === image.width && height === image.height
      ? TE.right(pixels)
      : TE.left(badFile("readPixels", image.file, annotated, `${width} × ${height}`))
  })(readImage("readPixels", image.file))
