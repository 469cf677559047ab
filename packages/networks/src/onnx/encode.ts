import type { Shape } from "@detspec/core"
import { modelType } from "./schema.js"
import type { OnnxAttribute, OnnxLiteral, OnnxStep } from "./step.js"

/** A named tensor of the file, or a value that goes in or out. */
export interface OnnxEntry {
  readonly name: string
  readonly shape: Shape
}

/** A whole file, before it is bytes. */
export interface OnnxGraph {
  readonly steps: readonly (OnnxStep & { readonly inputs: readonly string[] })[]
  readonly literals: readonly (readonly [name: string, literal: OnnxLiteral])[]
  readonly inputs: readonly OnnxEntry[]
  readonly outputs: readonly OnnxEntry[]
}

/** The standard's numbers for kinds of numbers and of attributes. */
const elementTypes = { float: 1, int64: 7 } as const
const attributeTypes = { float: 1, int: 2, text: 3, ints: 7 } as const

/** Little-endian bytes, as the standard wants them. */
const rawData = ({ type, data }: OnnxLiteral): Uint8Array => {
  const width = type === "float" ? 4 : 8
  const view = new DataView(new ArrayBuffer(data.length * width))
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i] ?? 0
    if (type === "float") view.setFloat32(i * 4, value, true)
    else view.setBigInt64(i * 8, BigInt(value), true)
  }
  return new Uint8Array(view.buffer)
}

const attribute = ([name, value]: readonly [string, OnnxAttribute]) => {
  if ("int" in value) return { name, type: attributeTypes.int, i: value.int }
  if ("ints" in value) return { name, type: attributeTypes.ints, ints: [...value.ints] }
  if ("float" in value) return { name, type: attributeTypes.float, f: value.float }
  return { name, type: attributeTypes.text, s: new TextEncoder().encode(value.text) }
}

const node = ({ operator, inputs, outputs, attributes = {} }: OnnxGraph["steps"][number]) => ({
  opType: operator,
  name: outputs[0],
  input: [...inputs],
  output: [...outputs],
  attribute: Object.entries(attributes).map(attribute),
})

const valueInfo = ({ name, shape }: OnnxEntry) => ({
  name,
  type: {
    tensorType: {
      elemType: elementTypes.float,
      shape: { dim: shape.map((side) => ({ dimValue: side })) },
    },
  },
})

/** A standard ONNX file: IR version 8, operator set 18. */
export const encodeOnnx = ({ steps, literals, inputs, outputs }: OnnxGraph): Uint8Array =>
  modelType
    .encode({
      irVersion: 8,
      producerName: "detspec",
      opsetImport: [{ domain: "", version: 18 }],
      graph: {
        name: "network",
        node: steps.map(node),
        initializer: literals.map(([name, literal]) => ({
          name,
          dims: [...literal.shape],
          dataType: elementTypes[literal.type],
          rawData: rawData(literal),
        })),
        input: inputs.map(valueInfo),
        output: outputs.map(valueInfo),
      },
    })
    .finish()
