import type { Float32Tensor, Glance, Int32Tensor, Tensor, Uint8Tensor } from "@detspec/core"
import { contains, isContiguous, isFloat, isFloat32, isInt32, isUint8, plainGlance } from "@detspec/core"
import type { Call } from "../call.js"

/** What a look needs of a call. */
type Work = Pick<Call, "put" | "room" | "run" | "float32s" | "int32s">

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

/** How a task looks at a tensor: how many numbers a vector has, and how many words it writes of each piece. */
interface Look {
  readonly task: "survey" | "surveyWhole" | "surveyBytes"
  readonly lanes: number
  readonly perPiece: number
}

/** Looks at a tensor piece by piece: where the words that are written of it lie, and how many they are. */
const looked = (
  call: Work,
  tensor: Float32Tensor | Int32Tensor | Uint8Tensor,
  { task, lanes, perPiece }: Look,
): readonly [address: number, words: number] => {
  const vectors = Math.ceil(tensor.size / lanes)
  const words = perPiece * Math.ceil(vectors / grain)
  const address = call.room(4 * words)
  call.run({ task, count: vectors, grain, arguments: [call.put(tensor), address, grain, tensor.size] })
  return [address, words]
}

const lookAt = (call: Work, tensor: Float32Tensor): Found =>
  summary(call.float32s(...looked(call, tensor, { task: "survey", lanes: 4, perPiece })))

/** The least and the greatest of whole numbers: four of each from every piece. */
const extremesOf = (call: Work, tensor: Int32Tensor): Int32Array =>
  call.int32s(...looked(call, tensor, { task: "surveyWhole", lanes: 4, perPiece: 8 })).slice()

/** A byte with every bit that one of four in a word has. */
const byteOf = (word: number): number => (word | (word >>> 8) | (word >>> 16) | (word >>> 24)) & 255

/** A byte with every bit that one of the tensor's has, none of which is greater: each piece has sixteen joined by or. */
const bitsOf = (call: Work, tensor: Uint8Tensor): number => {
  const fours = call.int32s(...looked(call, tensor, { task: "surveyBytes", lanes: 16, perPiece: 4 }))
  return byteOf(fours.reduce((bits, four) => bits | four, 0))
}

/** What a piece writes that a kernel saw in passing: four largest magnitudes, four sign bits, four sides, of which two count. */
const perSight = 16

/** Bounds of the numbers that a kernel saw: no tighter than their magnitude and whether one is below 0. */
const sightOf = (call: Work, { address, pieces }: Watched): Found => {
  const floats = call.float32s(address, pieces * perSight)
  const signs = call.int32s(address, pieces * perSight)
  let [greatest, thinnest, sign, allNumbers] = [0, Infinity, 0, true]
  for (let piece = 0; piece < floats.length; piece += perSight) {
    for (let lane = piece; lane < piece + 4; lane += 1) {
      const magnitude = floats[lane] ?? Number.NaN
      allNumbers &&= magnitude < Infinity
      greatest = Math.max(greatest, magnitude)
      sign |= signs[lane + 4] ?? 0
    }
    thinnest = Math.min(thinnest, floats[piece + 8] ?? Number.NaN, floats[piece + 9] ?? Number.NaN)
  }
  return { least: sign < 0 ? -greatest : 0, greatest, thinnest, allNumbers }
}

/** The same of bytes that a kernel saw: of each piece sixteen joined by or, where magnitudes of floats lie else. */
const bitsSeen = (call: Work, { address, pieces }: Watched): number => {
  const words = call.int32s(address, pieces * perSight)
  let joined = 0
  for (let piece = 0; piece < words.length; piece += perSight)
    for (let four = piece; four < piece + 4; four += 1) joined |= words[four] ?? -1
  return byteOf(joined)
}

/** Where a kernel writes what it sees. */
interface Watched {
  readonly address: number
  readonly pieces: number
}

/** The quick look at numbers, in two ways. */
export interface Survey {
  /** Four numbers at a time, on all threads, where there are many of them side by side; what a kernel saw is not looked at again. */
  readonly glance: Glance
  /** Takes floats and bytes on trust, for a kernel that looks at them itself. */
  readonly trust: Glance
  /** Takes one value on trust. */
  readonly trusting: (value: unknown) => Glance
}

interface Surveyor extends Survey {
  readonly watch: Call["watch"]
  /** Nothing is known any more. */
  readonly forget: () => void
}

const isMany = (tensor: Tensor): tensor is Float32Tensor =>
  tensor.size >= few && isFloat32(tensor) && isContiguous(tensor)

/** The quick look of the machine. */
export const surveys = (call: Work): Surveyor => {
  const seen = new Map<Tensor, Found>()
  const whole = new Map<Tensor, Int32Array>()
  const joined = new Map<Tensor, number>()
  const watched = new Map<Tensor, Watched>()
  const found = (tensor: Float32Tensor): Found => {
    const by = watched.get(tensor)
    return by === undefined ? lookAt(call, tensor) : sightOf(call, by)
  }
  const quick = (tensor: Tensor): Found | undefined => {
    if (!isMany(tensor)) return undefined
    const known = seen.get(tensor) ?? found(tensor)
    seen.set(tensor, known)
    return known
  }
  const extremes = (tensor: Int32Tensor): Int32Array => {
    const known = whole.get(tensor) ?? extremesOf(call, tensor)
    whole.set(tensor, known)
    return known
  }
  const bits = (tensor: Uint8Tensor): number => {
    const by = watched.get(tensor)
    const known = joined.get(tensor) ?? (by === undefined ? bitsOf(call, tensor) : bitsSeen(call, by))
    joined.set(tensor, known)
    return known
  }
  const glance: Glance = {
    inside: (tensor, range) => {
      if (tensor.size >= few && isInt32(tensor))
        return extremes(tensor).every((extreme) => contains(range, extreme))
      if (tensor.size >= few && isUint8(tensor)) return contains(range, 0) && contains(range, bits(tensor))
      const known = quick(tensor)
      if (known === undefined) return plainGlance.inside(tensor, range)
      return known.allNumbers && contains(range, known.least) && contains(range, known.greatest)
    },
    thinnest: (boxes) => quick(boxes)?.thinnest ?? plainGlance.thinnest(boxes),
  }
  return {
    glance,
    trust: {
      inside: (tensor, range) => isFloat(tensor) || isUint8(tensor) || glance.inside(tensor, range),
      thinnest: () => Infinity,
    },
    trusting: (value) => ({
      inside: (tensor, range) => tensor === value || glance.inside(tensor, range),
      thinnest: (boxes) => (boxes === value ? Infinity : glance.thinnest(boxes)),
    }),
    watch: (tensor, pieces) => {
      const wholeVectors = isMany(tensor) && tensor.size % 4 === 0
      if (!wholeVectors && !(isUint8(tensor) && tensor.size >= few)) return 0
      const address = call.room(4 * perSight * pieces)
      watched.set(tensor, { address, pieces })
      return address
    },
    forget: () => {
      seen.clear()
      whole.clear()
      joined.clear()
      watched.clear()
    },
  }
}
