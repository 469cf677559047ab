import type { FloatTensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import type { ChannelOf, PoolingBackward, Sampling, Taps } from "@detspec/spec/parts"
import { interpolate, meanTaps, positionsOf, samplesPerBin, spanOf, spreadRegions } from "@detspec/spec/parts"

/** The cells to which a sample at p of an axis of `side` cells gives, and how much. */
export type TapsAt = (p: number, side: number) => Taps

/** What is within gives as it should. */
export const within =
  (isWithin: (p: number, side: number) => boolean): TapsAt =>
  (p, side) =>
    isWithin(p, side) ? interpolate(p, side) : []

/** roiAlignBackward into `channels` channels, sample by sample, as `tapsAt` says. */
export const givenBy = (
  input: PoolingBackward & Sampling,
  tapsAt: TapsAt,
  channels: number,
  channelOf: ChannelOf,
): FloatTensor => {
  const { cotangent, batch, height, width } = input
  const [, , rows = 0, columns = 0] = cotangent.shape
  const along = (low: number, high: number, side: number, bins: number): readonly Taps[] => {
    const span = spanOf(low, high, input)
    const places = positionsOf(span, bins, samplesPerBin(span.size, bins, input.samples))
    return places.map((bin) => meanTaps(bin.map((p) => tapsAt(p, side))))
  }
  const regions = toBoxes(input.boxes).map(([x1, y1, x2, y2], r) => ({
    image: input.images.get(r),
    rows: along(y1, y2, height, rows),
    columns: along(x1, x2, width, columns),
  }))
  return spreadRegions(cotangent, regions, [batch, channels, height, width], channelOf)
}
