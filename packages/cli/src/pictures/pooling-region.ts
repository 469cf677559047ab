import type { Box } from "@detspec/core"
import type { CellView } from "./cells.js"
import { line, outline } from "./marks.js"
import { tone } from "./palette.js"
import type { Photo, Placement } from "./photo.js"
import { boxOn, photograph, placed, pointOn } from "./photo.js"
import type { Svg } from "./svg.js"

interface Region {
  readonly photo: Photo
  readonly roi: Box
  readonly stride: number
  readonly view: CellView
}

/** The cells that are shown, as lines over the image. */
const gridOn = (place: Placement, { view, stride }: Region): Svg => {
  const [x1, y1, x2, y2] = [view.column, view.row, view.column + view.columns, view.row + view.rows].map(
    (n) => n * stride,
  )
  const thin = { colour: tone.paper, width: 1, opacity: 0.85 }
  const lines: Svg[] = []
  for (let x = x1 ?? 0; x <= (x2 ?? 0); x += stride)
    lines.push(line(...pointOn(place, x, y1 ?? 0), ...pointOn(place, x, y2 ?? 0), thin))
  for (let y = y1 ?? 0; y <= (y2 ?? 0); y += stride)
    lines.push(line(...pointOn(place, x1 ?? 0, y), ...pointOn(place, x2 ?? 0, y), thin))
  return lines.join("")
}

/** The image around the region, `width` × `height` in the figure, under the cells that are shown. */
export const regionPanel = (data: Region, x: number, y: number, wide: number, tall: number): Svg => {
  const { photo, roi } = data
  const [height, width] = [photo.height, (photo.height * wide) / tall]
  const left = Math.max(0, Math.min((roi[0] + roi[2] - width) / 2, photo.width - width))
  const place = placed(x, y, wide, [left, 0, left + width, height])
  const marks = outline(boxOn(place, roi), { colour: tone.ink, width: 2.6, dash: "8 5", casing: tone.paper })
  return photograph("pooling-image", photo, place, 0, gridOn(place, data), marks)
}
