import type { FloatTensor, Shape } from "@detspec/core"
import { definitionOf } from "../definitions.js"
import type { Graph } from "../graph.js"
import { namesOf, orderOf } from "../graph.js"
import type { Node } from "../node.js"
import { numbersOf } from "../numbers.js"
import type { Shapes } from "../shapes.js"
import type { OnnxEntry, OnnxGraph } from "./encode.js"
import type { OnnxLiteral, OnnxStep, OnnxValue } from "./step.js"
import { floats, step } from "./step.js"

interface Output {
  readonly node: Node
  /** Its name in the graph, and in the file. */
  readonly own: string
  readonly name: string
}

/** The outputs as the file names them: by their own names, unless a leaf has the same. */
export const namedOutputs = (whole: Graph): readonly Output[] => {
  const taken = new Set(namesOf(whole))
  return Object.entries(whole.outputs).map(([own, node]) => ({
    node,
    own,
    name: taken.has(own) ? `${own}/out` : own,
  }))
}

/** The name of every node's value: the leaf's, the first output's that it is, or a number and its kind. */
const valueNames = (whole: Graph, order: readonly Node[]): ReadonlyMap<Node, string> => {
  const outputs = new Map(
    namedOutputs(whole)
      .map(({ node, name }) => [node, name] as const)
      .reverse(),
  )
  return new Map(
    order.map((node, k) => [
      node,
      node.kind === "leaf" ? node.name : (outputs.get(node) ?? `${k}/${node.kind}`),
    ]),
  )
}

/** Literals get names of their own: a file knows only named values. */
const withNamedLiterals = (steps: readonly OnnxStep[]): Pick<OnnxGraph, "steps" | "literals"> => {
  const literals: (readonly [string, OnnxLiteral])[] = []
  const written = (value: OnnxValue): string => {
    if (typeof value === "string") return value
    if (value === undefined) return ""
    literals.push([`literal ${literals.length}`, value])
    return `literal ${literals.length - 1}`
  }
  return { steps: steps.map((one) => ({ ...one, inputs: one.inputs.map(written) })), literals }
}

const stepsOf = (whole: Graph, shapeOf: (node: Node) => Shape): readonly OnnxStep[] => {
  const order = orderOf(whole)
  const names = valueNames(whole, order)
  const nameOf = (node: Node): string => names.get(node) ?? ""
  const copies = namedOutputs(whole).filter(({ node, name }) => nameOf(node) !== name)
  return [
    ...order.flatMap((node) =>
      node.kind === "leaf" ? [] : definitionOf(node).onnx(node, { nameOf, shapeOf, output: nameOf(node) }),
    ),
    ...copies.map(({ node, name }) => step("Identity", [nameOf(node)], name)),
  ]
}

const leafEntries = (whole: Graph, shapeOf: (node: Node) => Shape): readonly OnnxEntry[] => {
  const leaves = orderOf(whole).filter((node) => node.kind === "leaf")
  const shapes = new Map(leaves.map((node) => [node.name, shapeOf(node)]))
  return [...shapes].map(([name, shape]) => ({ name, shape }))
}

/** A graph as ONNX operators; the leaves in `kept` are written into it, the others are its inputs. */
export const emit = (whole: Graph, shapes: Shapes, kept: ReadonlyMap<string, FloatTensor>): OnnxGraph => {
  const shapeOf = (node: Node): Shape => shapes.get(node) ?? []
  const { steps, literals } = withNamedLiterals(stepsOf(whole, shapeOf))
  const written = [...kept].map(([name, tensor]) => [name, floats(tensor.shape, numbersOf(tensor))] as const)
  return {
    steps,
    literals: [...literals, ...written],
    inputs: leafEntries(whole, shapeOf).filter(({ name }) => !kept.has(name)),
    outputs: namedOutputs(whole).map(({ node, name }) => ({ name, shape: shapeOf(node) })),
  }
}
