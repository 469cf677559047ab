import sharp from "sharp"
import type { Photo } from "../pictures/photo.js"
import type { Annotated } from "./annotated.js"

/** Enlarged so much that it stays smooth in a figure. */
const scale = (width: number): number => Math.max(1, Math.min(6, Math.round(1200 / width)))

/** The pixels as a photo that figures can embed. */
export const toPhoto = async ({ pixels, width, height }: Annotated): Promise<Photo> => {
  const raw = { width, height, channels: 3 } as const
  const jpeg = await sharp(pixels.data, { raw })
    .resize(width * scale(width), height * scale(width), { kernel: "cubic" })
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer()
  return { href: `data:image/jpeg;base64,${jpeg.toString("base64")}`, width, height }
}
