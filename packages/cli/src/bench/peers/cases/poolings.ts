import type { Float32Tensor } from "@detspec/core"
import { wrapFloat32, wrapInt32 } from "@detspec/core"
import { drawn, normal, source, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

const count = 1000
const height = 50
const width = 68
const channels = 256
const bins = { pooledHeight: 7, pooledWidth: 7 }
const spatialScale = 1 / 16

/** Regions with sides of 24 to 300 pixels that touch no border: torchvision's position-sensitive pooling leaves the last cells out. */
const regions = (seed: number): Float32Tensor => {
  const boxes = uniformBoxes(count, seed, 32, 400)
  return wrapFloat32(
    boxes.shape,
    boxes.data.map((x) => 0.75 * x),
  )
}

const argmaxes = (): ReturnType<typeof wrapInt32> => {
  const next = source(55)
  const size = count * channels * 49
  return wrapInt32(
    [count, channels, 7, 7],
    Int32Array.from({ length: size }, () => Math.floor(next() * height * width)),
  )
}

export const poolingCases = (): readonly PeerCase[] => {
  const features = drawn([1, channels, height, width], 51, normal)
  const cotangent = drawn([count, channels, 7, 7], 52, normal)
  const images = wrapInt32([count], new Int32Array(count))
  const where = { boxes: regions(53), images, spatialScale }
  const maps = { batch: 1, height, width }
  const samples = { samples: 2, aligned: true }
  const settings = (bar: number) => ({
    size: "1,000 RoIs, 256 × 50 × 68, 7 × 7",
    bar,
    except: ["spec", "gpu"],
  })
  return [
    peerCase("roiAlign", settings(10), { features, ...where, ...bins, ...samples, reduce: "mean" }),
    peerCase("roiAlignBackward", settings(40), { cotangent, ...where, ...maps, ...samples }),
    peerCase("roiPool", settings(5), { features, ...where, ...bins, rounding: "half-away" }),
    peerCase("roiPoolBackward", settings(1.5), { cotangent, argmax: argmaxes(), images, ...maps }),
    peerCase("cropAndResize", settings(1), { features, ...where, ...bins, extrapolation: 0 }),
    peerCase("cropAndResizeBackward", settings(0), { cotangent, ...where, ...maps }),
  ]
}

/** R-FCN's maps: 49 for each of 21 classes. */
export const positionSensitiveCases = (): readonly PeerCase[] => {
  const features = drawn([1, 21 * 49, height, width], 56, normal)
  const cotangent = drawn([count, 21, 7, 7], 58, normal)
  const images = wrapInt32([count], new Int32Array(count))
  const where = { boxes: regions(57), images, spatialScale }
  const maps = { batch: 1, height, width }
  const settings = { size: "1,000 RoIs, 1029 × 50 × 68, 7 × 7", bar: 1, except: ["spec", "gpu"] }
  return [
    peerCase("psRoiPool", settings, { features, ...where, ...bins }),
    peerCase("psRoiPoolBackward", settings, { cotangent, ...where, ...maps }),
    peerCase("psRoiAlign", settings, { features, ...where, ...bins, samples: 2 }),
    peerCase("psRoiAlignBackward", settings, { cotangent, ...where, ...maps, samples: 2 }),
  ]
}
