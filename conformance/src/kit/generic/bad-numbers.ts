import type { Field, Interval, Tensor } from "@detspec/core"
import { isTensor, toArray, unravel } from "@detspec/core"
import { remake } from "../relay.js"

/** Where in its field a bad number stands, "" for the field itself, and the number. */
export interface Spot {
  readonly place: string
  readonly value: number
}

type Spoiled = readonly [what: string, value: unknown, spot: Spot]

const withElement = (tensor: Tensor, at: number, value: number): Tensor =>
  remake(
    tensor,
    tensor.shape,
    toArray(tensor).map((x, i) => (i === at ? value : x)),
  )

/** Every element of a small tensor; of a large one some, at an odd distance so that each of four columns comes up. */
const places = ({ size }: Tensor): readonly number[] => {
  const step = size <= 16 ? 1 : 2 * Math.floor(size / 24) + 1
  const stepped = Array.from({ length: Math.ceil(size / step) }, (_, i) => i * step)
  return size === 0 ? [] : [...new Set([...stepped, size - 1])]
}

const everywhere = (tensor: Tensor, bad: readonly number[]): readonly Spoiled[] =>
  places(tensor).flatMap((at) =>
    bad.map((x): Spoiled => {
      const place = `[${unravel(at, tensor.shape)}]`
      return [`${x} at ${place}`, withElement(tensor, at, x), { place, value: x }]
    }),
  )

const alone = (bad: readonly number[]): readonly Spoiled[] =>
  bad.map((x): Spoiled => [String(x), x, { place: "", value: x }])

const within = (list: readonly unknown[], bad: readonly number[]): readonly Spoiled[] =>
  list.flatMap((_, at) =>
    bad.map((x): Spoiled => {
      const place = `[${at}]`
      return [`${x} at ${place}`, list.map((y, i) => (i === at ? x : y)), { place, value: x }]
    }),
  )

const spoiled = (field: Field, value: unknown, bad: readonly number[]): readonly Spoiled[] => {
  if (field.kind === "number") return alone(bad)
  if (field.kind === "numbers") return Array.isArray(value) ? within(value, bad) : []
  return field.kind === "tensor" && isTensor(value) ? everywhere(value, bad) : []
}

/** NaN and the infinities, but for an infinity that the field allows; whole numbers of a tensor hold neither. */
export const infinities = (field: Field, value: unknown): readonly Spoiled[] => {
  if (field.kind === "choice" || (field.kind === "tensor" && field.element !== "float")) return []
  const allowed = (x: number) => x === Infinity && !field.range.maxOpen && field.range.max === Infinity
  return spoiled(
    field,
    value,
    [Number.NaN, Infinity, -Infinity].filter((x) => !allowed(x)),
  )
}

/** Just beyond both ends of a range, by what float32 still tells apart. */
const beyond = (range: Interval, whole: boolean): readonly number[] => {
  const apart = (x: number) => (whole ? 1 : Math.abs(x || 1) * 2 ** -22)
  const below = range.minOpen ? range.min : range.min - apart(range.min)
  const over = range.maxOpen ? range.max : range.max + apart(range.max)
  return [below, over].filter(Number.isFinite)
}

/** Numbers outside the range of their field; a fraction where whole numbers are asked for. */
export const outside = (field: Field, value: unknown): readonly Spoiled[] => {
  if (field.kind === "choice") return []
  const element = field.kind === "tensor" ? field.element : "float"
  const whole = element !== "float" || (field.kind === "number" && field.integer)
  const holdable = { float: Infinity, int32: 2 ** 31 - 1, uint8: 255 }[element]
  const bad = beyond(field.range, whole).filter(
    (x) => x <= holdable && x >= (element === "uint8" ? 0 : -holdable),
  )
  const isCount = field.kind === "number" && field.integer && typeof value === "number"
  return [...spoiled(field, value, bad), ...(isCount ? alone([value + 0.5]) : [])]
}
