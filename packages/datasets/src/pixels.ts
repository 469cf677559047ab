import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { badFile, wrapUint8 } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import sharp from "sharp"
import type { AnnotatedImage } from "./annotated-image.js"

interface Decoded {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

const decode = async (file: string): Promise<Decoded> => {
  // Cut off or broken fails; a warning (a few stray bytes, as some of COCO's own pictures have) does not.
  const { data, info } = await sharp(file, { failOn: "error" })
    .autoOrient()
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: Uint8Array.from(data), width: info.width, height: info.height }
}

/**
 * The pixels of an annotated image, [height, width, 3], red, green, blue, of JPEG, PNG, WebP and others.
 *
 * A picture that says how it is to be turned (EXIF orientation) is turned first: boxes and sizes relate to what one
 * sees. Neither VOC nor COCO says a word about it, and their own pictures carry no orientation; an annotation made on
 * the unturned pixels has width and height the other way round, and is refused.
 *
 * Errors  BadFile for what is no image, is cut off, or is of another size than annotated
 */
export const readPixels = (image: AnnotatedImage): TE.TaskEither<DetectionError, Uint8Tensor> => {
  const refuse = (expected: string, actual: string) => badFile("readPixels", image.file, expected, actual)
  const decoded = TE.tryCatch(
    () => decode(image.file),
    (thrown) => refuse("be an image", thrown instanceof Error ? thrown.message : "something else"),
  )
  return TE.chain(({ data, width, height }: Decoded) =>
    width === image.width && height === image.height
      ? TE.right(wrapUint8([height, width, 3], data))
      : TE.left(refuse(`be ${image.width} × ${image.height} pixels, as annotated`, `${width} × ${height}`)),
  )(decoded)
}
