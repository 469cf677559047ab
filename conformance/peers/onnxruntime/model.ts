import { modelType } from "../../../packages/networks/src/onnx/schema.js"

/** The standard's numbers for kinds of numbers and of attributes. */
const elementTypes = { float: 1, int64: 7 } as const
const attributeTypes = { float: 1, int: 2, text: 3 } as const

type Entry = readonly [name: string, type: keyof typeof elementTypes, rank: number]
type Attribute = { readonly float: number } | { readonly int: number } | { readonly text: string }

export interface OneNode {
  readonly operator: string
  readonly inputs: readonly Entry[]
  readonly output: Entry
  readonly attributes: Readonly<Record<string, Attribute>>
}

const attribute = ([name, value]: readonly [string, Attribute]) => {
  if ("int" in value) return { name, type: attributeTypes.int, i: value.int }
  if ("float" in value) return { name, type: attributeTypes.float, f: value.float }
  return { name, type: attributeTypes.text, s: new TextEncoder().encode(value.text) }
}

/** Of sides only the rank is told: one model serves every size. */
const valueInfo = ([name, type, rank]: Entry) => ({
  name,
  type: {
    tensorType: { elemType: elementTypes[type], shape: { dim: Array.from({ length: rank }, () => ({})) } },
  },
})

/** A model of one operator: IR version 8, operator set 18. */
export const modelOf = ({ operator, inputs, output, attributes }: OneNode): Uint8Array =>
  modelType
    .encode({
      irVersion: 8,
      producerName: "detspec",
      opsetImport: [{ domain: "", version: 18 }],
      graph: {
        name: operator,
        node: [
          {
            opType: operator,
            name: operator,
            input: inputs.map(([name]) => name),
            output: [output[0]],
            attribute: Object.entries(attributes).map(attribute),
          },
        ],
        input: inputs.map(valueInfo),
        output: [valueInfo(output)],
      },
    })
    .finish()
