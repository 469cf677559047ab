import type { Float32Tensor, Glance, Int32Tensor, Interval, Tensor } from "@detspec/core"
import { contains, isContiguous, isFloat32, isInt32, plainGlance } from "@detspec/core"
import type { Call } from "../call.js"

/** What a quick look at many numbers finds. */
interface Found {
  readonly least: number
  readonly greatest: number
  readonly thinnest: number
  readonly allNumbers: boolean
}

/** So few numbers are looked at faster in JavaScript. */
const few = 2048

/** Vectors of four numbers that are one piece of work: 100 µs, so that a look at fewer wakes no other thread. */
const grain = 131_072

/** Numbers that a piece writes: four least, four greatest, four sides, four ones where all are numbers. */
const perPiece = 16

/** Of all pieces. */
const summary = (data: Float32Array): Found => {
  let [least, greatest, thinnest, numbers] = [Infinity, -Infinity, Infinity, 1]
  for (let piece = 0; piece < data.length; piece += perPiece) {
    for (let lane = piece; lane < piece + 4; lane += 1) {
      least = Math.min(least, data[lane] ?? Number.NaN)
      greatest = Math.max(greatest, data[lane + 4] ?? Number.NaN)
      numbers = Math.min(numbers, data[lane + 12] ?? Number.NaN)
    }
    thinnest = Math.min(thinnest, data[piece + 8] ?? Number.NaN, data[piece + 9] ?? Number.NaN)
  }
  return { least, greatest, thinnest, allNumbers: numbers === 1 }
}

const lookAt = (call: Call, tensor: Float32Tensor): Found => {
  const vectors = Math.ceil(tensor.size / 4)
  const pieces = Math.ceil(vectors / grain)
  const found = call.room(4 * perPiece * pieces)
  call.run({
    task: "survey",
    count: vectors,
    grain,
    arguments: [call.put(tensor), found, grain, tensor.size],
  })
  return summary(call.float32s(found, pieces * perPiece))
}

/** Four least and four greatest of each piece. */
const perWholePiece = 8

/** Whether the least and the greatest of whole numbers lie in a range. */
const wholeInside = (call: Call, tensor: Int32Tensor, range: Interval): boolean => {
  const vectors = Math.ceil(tensor.size / 4)
  const pieces = Math.ceil(vectors / grain)
  const found = call.room(4 * perWholePiece * pieces)
  call.run({
    task: "surveyWhole",
    count: vectors,
    grain,
    arguments: [call.put(tensor), found, grain, tensor.size],
  })
  return call.int32s(found, pieces * perWholePiece).every((extreme) => contains(range, extreme))
}

/** The quick look of the machine: four numbers at a time, on all threads, where there are many of them side by side. */
export const surveys = (call: Call): Glance => {
  const seen = new Map<Tensor, Found>()
  const quick = (tensor: Tensor): Found | undefined => {
    if (tensor.size < few || !isFloat32(tensor) || !isContiguous(tensor)) return undefined
    const found = seen.get(tensor) ?? lookAt(call, tensor)
    seen.set(tensor, found)
    return found
  }
  return {
    inside: (tensor, range) => {
      if (tensor.size >= few && isInt32(tensor)) return wholeInside(call, tensor, range)
      const found = quick(tensor)
      if (found === undefined) return plainGlance.inside(tensor, range)
      return found.allNumbers && contains(range, found.least) && contains(range, found.greatest)
    },
    thinnest: (boxes) => quick(boxes)?.thinnest ?? plainGlance.thinnest(boxes),
  }
}
