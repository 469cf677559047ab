import type { FloatTensor } from "@detspec/core"
import type { Regions } from "@detspec/spec/parts"
import type { MapMarks } from "../panels/map.js"
import { mapPanel } from "../panels/map.js"
import type { Panel } from "../panels/panel.js"
import { givenPanel } from "../panels/plane.js"
import type { Strays } from "../strays.js"
import type { Focus } from "./pooling-marks.js"
import { alignMarks, cropMarks, poolMarks, psPoolMarks } from "./pooling-marks.js"
import type { Scene } from "./scene.js"

const focusOf = ({ worst }: Strays): Focus => ({ region: worst[0] ?? 0, bin: [worst[2] ?? 0, worst[3] ?? 0] })

const sides = (features: FloatTensor): readonly [number, number] => [
  features.shape[2] ?? 0,
  features.shape[3] ?? 0,
]

/** The plane that a region reads, with marks on it. */
const onFeatures = (
  features: FloatTensor,
  { images }: Regions,
  { region, bin }: Focus,
  channel: number,
  marks: MapMarks,
): Panel => {
  const [rows, columns] = sides(features)
  const image = images.get(region)
  const value = (x: number, y: number) => features.get(image, channel, y, x)
  const title = `region ${region} on image ${image}, channel ${channel}; bin (${bin.join(", ")})`
  return mapPanel(title, { rows, columns, value }, marks)
}

const hasRegions = ({ boxes }: Regions): boolean => boxes.size > 0

export const pooled: Scene<"roiPool"> = ({ input, strays }) => {
  if (!hasRegions(input)) return []
  const stray = strays("output").at.size > 0 ? strays("output") : strays("argmax")
  const focus = focusOf(stray)
  const marks = poolMarks(input, sides(input.features), [input.pooledHeight, input.pooledWidth], focus)
  return [onFeatures(input.features, input, focus, stray.worst[1] ?? 0, marks)]
}

export const aligned: Scene<"roiAlign"> = ({ input, strays }) => {
  if (!hasRegions(input)) return []
  const focus = focusOf(strays("output"))
  const marks = alignMarks(input, [input.pooledHeight, input.pooledWidth], input, focus)
  return [onFeatures(input.features, input, focus, strays("output").worst[1] ?? 0, marks)]
}

export const cropped: Scene<"cropAndResize"> = ({ input, strays }) => {
  if (!hasRegions(input)) return []
  const focus = focusOf(strays("output"))
  const marks = cropMarks(input, [input.pooledHeight, input.pooledWidth], focus)
  return [onFeatures(input.features, input, focus, strays("output").worst[1] ?? 0, marks)]
}

type PositionSensitive = { readonly pooledHeight: number; readonly pooledWidth: number }

/** Position-sensitive: every bin has a channel of its own. */
const channelOf = ({ pooledHeight, pooledWidth }: PositionSensitive, { worst }: Strays): number => {
  const [, channel = 0, i = 0, j = 0] = worst
  return (channel * pooledHeight + i) * pooledWidth + j
}

export const psPooled: Scene<"psRoiPool"> = ({ input, strays }) => {
  if (!hasRegions(input)) return []
  const focus = focusOf(strays("output"))
  const marks = psPoolMarks(input, sides(input.features), [input.pooledHeight, input.pooledWidth], focus)
  return [onFeatures(input.features, input, focus, channelOf(input, strays("output")), marks)]
}

export const psAligned: Scene<"psRoiAlign"> = ({ input, strays }) => {
  if (!hasRegions(input)) return []
  const focus = focusOf(strays("output"))
  const sampling = { ...input, aligned: true }
  const marks = alignMarks(input, [input.pooledHeight, input.pooledWidth], sampling, focus)
  return [onFeatures(input.features, input, focus, channelOf(input, strays("output")), marks)]
}

type Backward = Regions & {
  readonly cotangent: FloatTensor
  readonly height: number
  readonly width: number
}

/** Backward: the empty map with the first region of the image that is furthest off, and what flows back. */
const onGradient = (
  input: Backward,
  { worst }: Strays,
  marksOf: (pooled: readonly [number, number], focus: Focus) => MapMarks,
): readonly Panel[] => {
  const [image = 0] = worst
  const count = input.images.shape[0] ?? 0
  const region = Array.from({ length: count }, (_, r) => r).find((r) => input.images.get(r) === image)
  if (region === undefined) return []
  const [, , rows = 0, columns = 0] = input.cotangent.shape
  const { focus, focusPoints, ...marks } = marksOf([rows, columns], { region, bin: [0, 0] })
  const map = { rows: input.height, columns: input.width }
  return [
    mapPanel(`region ${region} on image ${image}: what it had read`, map, { ...marks }),
    givenPanel("cotangent", input.cotangent, [region, 0, 0, 0]),
  ]
}

export const alignedBack: Scene<"roiAlignBackward"> = ({ input, strays }) =>
  onGradient(input, strays("gradient"), (bins, focus) => alignMarks(input, bins, input, focus))

export const croppedBack: Scene<"cropAndResizeBackward"> = ({ input, strays }) =>
  onGradient(input, strays("gradient"), (bins, focus) => cropMarks(input, bins, focus))

export const psPooledBack: Scene<"psRoiPoolBackward"> = ({ input, strays }) =>
  onGradient(input, strays("gradient"), (bins, focus) =>
    psPoolMarks(input, [input.height, input.width], bins, focus),
  )

export const psAlignedBack: Scene<"psRoiAlignBackward"> = ({ input, strays }) =>
  onGradient(input, strays("gradient"), (bins, focus) =>
    alignMarks(input, bins, { ...input, aligned: true }, focus),
  )

/** RoIPool's backward pass knows no boxes: what flows back, and where to. */
export const pooledBack: Scene<"roiPoolBackward"> = ({ input }) =>
  input.cotangent.size === 0
    ? []
    : [
        givenPanel("cotangent", input.cotangent, [0, 0, 0, 0]),
        givenPanel("argmax", input.argmax, [0, 0, 0, 0]),
      ]
