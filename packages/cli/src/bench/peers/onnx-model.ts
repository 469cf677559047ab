/** One operator as an ONNX file: a few messages of onnx.proto3, written by hand. */

/** The standard's numbers for kinds of numbers. */
export const element = { float: 1, int64: 7 } as const

type Element = (typeof element)[keyof typeof element]
export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] }

export interface Operator {
  readonly operator: string
  /** Names and kinds, in the order of the operator's inputs. */
  readonly inputs: readonly (readonly [name: string, kind: Element])[]
  readonly output: readonly [name: string, kind: Element]
  readonly attributes?: Readonly<Record<string, Attribute>>
}

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
const whole = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)]
const bytes = (field: number, value: readonly number[]): number[] => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...value,
]
const text = (field: number, value: string): number[] => bytes(field, [...new TextEncoder().encode(value)])
const single = (field: number, value: number): number[] => [
  ...varint(field * 8 + 5),
  ...new Uint8Array(Float32Array.of(value).buffer),
]

/** AttributeProto: name 1, f 2, i 3, s 4, ints 8, type 20. */
const attribute = ([name, value]: readonly [string, Attribute]): number[] => {
  if ("int" in value) return [...text(1, name), ...whole(3, value.int), ...whole(20, 2)]
  if ("float" in value) return [...text(1, name), ...single(2, value.float), ...whole(20, 1)]
  if ("text" in value) return [...text(1, name), ...text(4, value.text), ...whole(20, 3)]
  return [...text(1, name), ...value.ints.flatMap((one) => whole(8, one)), ...whole(20, 7)]
}

/** ValueInfoProto with an element type and no shape: any will do. */
const value = ([name, kind]: readonly [string, Element]): number[] => [
  ...text(1, name),
  ...bytes(2, bytes(1, whole(1, kind))),
]

/** ModelProto: IR version 1, graph 7, operator set 8. GraphProto: node 1, name 2, input 11, output 12. */
export const onnxModel = ({ operator, inputs, output, attributes = {} }: Operator): Uint8Array => {
  const node = [
    ...inputs.flatMap(([name]) => text(1, name)),
    ...text(2, output[0]),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap((one) => bytes(5, attribute(one))),
  ]
  const graph = [
    ...bytes(1, node),
    ...text(2, operator),
    ...inputs.flatMap((one) => bytes(11, value(one))),
    ...bytes(12, value(output)),
  ]
  return Uint8Array.from([...whole(1, 8), ...bytes(7, graph), ...bytes(8, whole(2, 16))])
}
