import type { ErrorTag, Field, Tensor } from "@detspec/core"
import { float64, int32, isTensor, toArray } from "@detspec/core"
import { remake } from "../relay.js"
import type { Spot } from "./bad-numbers.js"
import { infinities, outside } from "./bad-numbers.js"

/** A valid input with exactly one field spoiled, and what the refusal must say. */
export interface Breakage {
  readonly what: string
  /** The fields of which the error may name one: two that contradict each other are both to blame. */
  readonly blame: readonly string[]
  readonly tag: ErrorTag
  /** Exactly what the error must name, where one element or row is to blame: "boxes[2,1]". */
  readonly where?: string
  /** The row or element that the contract finds at fault: the error names it, or what holds it, or a part of it. */
  readonly around?: string
  /** The number of which the error must say that it came. */
  readonly came?: number
  readonly input: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, Field>>
type Spoiled = readonly [what: string, value: unknown, spot?: Spot]

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

/** Words that are none of the options, and what could be taken for one. */
const unknownWords = (options: readonly unknown[]): readonly Spoiled[] => {
  const first = String(options[0])
  return ["no such option", "", first.toUpperCase(), `${first} `].map((word) => [`the word "${word}"`, word])
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
      return [...always, ...unknownWords(field.options), ["a number", 1], ["a list", [field.options[0]]]]
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
    ways[tag](field, values.get(name), known).map(([what, value, spot]) => ({
      what: `${name}: ${what}`,
      blame: blamed(tag, fields, name, field),
      tag,
      ...(spot && { where: `${name}${spot.place}`, came: spot.value }),
      input: { ...input, [name]: value },
    })),
  )
}
