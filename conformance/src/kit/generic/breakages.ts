import type { ErrorTag, Field, Tensor, TensorField } from "@detspec/core"
import { float64, int32, isTensor, toArray } from "@detspec/core"
import { remake } from "../relay.js"

/** A valid input with exactly one field spoiled, and what the refusal must say. */
export interface Breakage {
  readonly what: string
  /** The fields of which the error may name one: two that contradict each other are both to blame. */
  readonly blame: readonly string[]
  readonly tag: ErrorTag
  readonly input: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, Field>>
type Spoiled = readonly [what: string, value: unknown]

/** Sides named more than once, or by a number: only those, and fixed ones, can be contradicted. */
const shared = (fields: Fields): ReadonlySet<string> => {
  const named = Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === "tensor") return field.shape.map(String)
    return field.kind === "number" ? [name] : field.kind === "numbers" ? [String(field.length)] : []
  })
  return new Set(named.filter((side, i) => named.indexOf(side) !== i))
}

/** One more slice along an axis, a copy of what is there. */
const grown = (tensor: Tensor, axis: number): Tensor => {
  const shape = tensor.shape.map((side, k) => (k === axis ? side + 1 : side))
  const size = shape.reduce((a, b) => a * b, 1)
  const values = toArray(tensor)
  return remake(
    tensor,
    shape,
    Array.from({ length: size }, (_, i) => values[i % Math.max(values.length, 1)] ?? 0),
  )
}

const kinds = (field: Field): readonly Spoiled[] => {
  const always: Spoiled[] = [
    ["left out", undefined],
    ["null", null],
    ["a function", () => 0],
  ]
  switch (field.kind) {
    case "tensor":
      return [
        ...always,
        ["a nested list", [[0, 0, 1, 1]]],
        ["a tensor of other elements", field.element === "int32" ? float64([1], [0]) : int32([1], [0])],
      ]
    case "number":
      return [...always, ["text", "1"], ["a list", [1]]]
    case "numbers":
      return [...always, ["text", "1"], ["a number", 1], ["a list of text", ["1"]]]
    case "choice":
      return [...always, ["an unknown word", "no such option"], ["a number", 3]]
  }
}

const shapes = (field: Field, value: unknown, known: ReadonlySet<string>): readonly Spoiled[] => {
  if (field.kind === "numbers" && Array.isArray(value)) {
    const isFixed = typeof field.length === "number" || known.has(field.length)
    return isFixed ? [["a longer list", [...value, value[0] ?? 1]]] : []
  }
  if (field.kind !== "tensor" || !isTensor(value)) return []
  const fewer = value.shape.slice(0, -1)
  const values = toArray(value)
  const flatSize = fewer.reduce((a, b) => a * b, 1)
  const flat: Spoiled = [
    "a rank less",
    remake(
      value,
      fewer,
      Array.from({ length: flatSize }, (_, i) => values[i] ?? 0),
    ),
  ]
  const deep: Spoiled = ["a rank more", remake(value, [1, ...value.shape], toArray(value))]
  const sides = field.shape.flatMap((side, axis): Spoiled[] =>
    typeof side === "number" || known.has(side) ? [[`one too many along ${side}`, grown(value, axis)]] : [],
  )
  return [...(value.shape.length > 1 ? [flat] : []), deep, ...sides]
}

const withElement = (tensor: Tensor, at: number, value: number): Tensor =>
  remake(
    tensor,
    tensor.shape,
    toArray(tensor).map((x, i) => (i === at ? value : x)),
  )

/** Every element in turn would be many: the first, the last and one between. */
const places = (tensor: Tensor): readonly number[] =>
  tensor.size === 0 ? [] : [...new Set([0, Math.floor(tensor.size / 2), tensor.size - 1])]

const everywhere = (tensor: Tensor, bad: readonly number[]): readonly Spoiled[] =>
  places(tensor).flatMap((at) =>
    bad.map((x): Spoiled => [`${x} at element ${at}`, withElement(tensor, at, x)]),
  )

const infinities = (field: Field, value: unknown): readonly Spoiled[] => {
  const bad = [Number.NaN, Infinity, -Infinity]
  if (field.kind === "tensor")
    return field.element === "float" && isTensor(value) ? everywhere(value, bad) : []
  const outside = (x: number) =>
    field.kind !== "choice" && !(x === Infinity && !field.range.maxOpen && field.range.max === Infinity)
  if (field.kind === "number") return bad.filter(outside).map((x): Spoiled => [String(x), x])
  if (field.kind === "numbers" && Array.isArray(value) && value.length > 0) {
    return bad.filter(outside).map((x): Spoiled => [`${x} at 0`, [x, ...value.slice(1)]])
  }
  return []
}

const beyond = ({ range }: Pick<TensorField, "range">): readonly number[] => {
  const below = Number.isFinite(range.min)
    ? [range.minOpen ? range.min : range.min - Math.max(1, Math.abs(range.min) * 2 ** -20)]
    : []
  const over = Number.isFinite(range.max)
    ? [range.maxOpen ? range.max : range.max + Math.max(1, Math.abs(range.max) * 2 ** -20)]
    : []
  return [...below, ...over]
}

const outside = (field: Field, value: unknown): readonly Spoiled[] => {
  if (field.kind === "choice") return []
  if (field.kind === "tensor") {
    const bad = beyond(field).filter((x) => field.element !== "uint8" || x >= 0)
    return isTensor(value) ? everywhere(value, bad) : []
  }
  if (field.kind === "numbers") {
    return Array.isArray(value) && value.length > 0
      ? beyond(field).map((x): Spoiled => [`${x} at 0`, [x, ...value.slice(1)]])
      : []
  }
  const fraction: Spoiled[] = field.integer && typeof value === "number" ? [["a fraction", value + 0.5]] : []
  return [...beyond(field).map((x): Spoiled => [String(x), x]), ...fraction]
}

type Ways = Readonly<
  Record<
    "TypeMismatch" | "ShapeMismatch" | "NotFinite" | "OutOfRange",
    (field: Field, value: unknown, known: ReadonlySet<string>) => readonly Spoiled[]
  >
>

const ways: Ways = { TypeMismatch: kinds, ShapeMismatch: shapes, NotFinite: infinities, OutOfRange: outside }

const sidesOf = (name: string, field: Field): readonly string[] => {
  if (field.kind === "tensor") return field.shape.filter((side) => typeof side === "string")
  return field.kind === "numbers" ? [String(field.length)] : [name]
}

/** The field itself and, where sides can contradict each other, every field that shares one. */
const blamed = (tag: ErrorTag, fields: Fields, name: string, field: Field): readonly string[] => {
  const sides = sidesOf(name, field)
  const sharing = Object.entries(fields).filter(([other, its]) =>
    sidesOf(other, its).some((side) => sides.includes(side)),
  )
  return tag === "ShapeMismatch" ? [name, ...sharing.map(([other]) => other)] : [name]
}

/** Every way of one kind to spoil one field of a valid input. */
export const breakages = (tag: keyof Ways, fields: Fields, input: object): readonly Breakage[] => {
  const known = shared(fields)
  const values = new Map<string, unknown>(Object.entries(input))
  return Object.entries(fields).flatMap(([name, field]) =>
    ways[tag](field, values.get(name), known).map(([what, value]) => ({
      what: `${name}: ${what}`,
      blame: blamed(tag, fields, name, field),
      tag,
      input: { ...input, [name]: value },
    })),
  )
}
