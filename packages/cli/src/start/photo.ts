import sharp from "sharp"
import type { Photo } from "../pictures/photo.js"
import type { Annotated } from "./annotated.js"

/** How wide the embedded photo is: small images are enlarged so that they stay smooth, huge ones reduced. */
const embeddedWidth = (width: number): number =>
  width > 1600 ? 1600 : width * Math.max(1, Math.min(6, Math.round(1200 / width)))

/** The pixels as a photo that figures can embed. */
export const toPhoto = async ({
  pixels,
  width,
  height,
}: Pick<Annotated, "pixels" | "width" | "height">): Promise<Photo> => {
  const raw = { width, height, channels: 3 } as const
  const jpeg = await sharp(pixels.data, { raw })
    .resize(embeddedWidth(width), Math.round((height * embeddedWidth(width)) / width), { kernel: "cubic" })
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer()
  return { href: `data:image/jpeg;base64,${jpeg.toString("base64")}`, width, height }
}
