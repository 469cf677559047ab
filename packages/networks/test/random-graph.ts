import type { Shape } from "@detspec/core"
import type { Graph, Node, Shapes } from "@detspec/networks"
import {
  add,
  concat,
  conv2d,
  graph,
  groupNorm,
  inferShapes,
  leaf,
  leakyRelu,
  linear,
  maxPool,
  multiply,
  reduceMean,
  relu,
  reshape,
  resize,
  sigmoid,
  slice,
  softmax,
  transpose,
  upsample,
} from "@detspec/networks"
import fc from "fast-check"
import { right } from "./right.js"

/** A graph that grows layer by layer, with the shapes of its leaves. */
export interface Growing {
  readonly maps: readonly Node[]
  readonly leaves: Readonly<Record<string, Shape>>
}

/** What a layer may choose by: numbers from 0 to 11. */
type Choice = readonly [kind: number, which: number, a: number, b: number]

const shapesOf = (growing: Growing): Shapes =>
  right(inferShapes(graph(Object.fromEntries(growing.maps.map((node, k) => [`${k}`, node]))), growing.leaves))

const divisor = (n: number, choice: number): number => {
  const all = Array.from({ length: n }, (_, k) => k + 1).filter((k) => n % k === 0)
  return all[choice % all.length] ?? 1
}

type Layer = (growing: Growing, x: Node, shape: Shape, a: number, b: number) => Growing

const grown = (growing: Growing, node: Node, leaves: Readonly<Record<string, Shape>> = {}): Growing => ({
  maps: [...growing.maps, node],
  leaves: { ...growing.leaves, ...leaves },
})

const convolution: Layer = (growing, x, [, channels = 1], a, b) => {
  const groups = divisor(channels, a)
  const outer = groups * (1 + (b % 3))
  const name = `layer${growing.maps.length}`
  const [weight, bias] = [`${name}.weight`, `${name}.bias`]
  const kernel = 1 + 2 * (b % 2)
  const options = {
    stride: 1 + (a % 2),
    padding: (kernel - 1) / 2,
    groups,
    ...(a % 3 === 0 ? { bias: leaf(bias) } : {}),
  }
  const leaves = {
    [weight]: [outer, channels / groups, kernel, kernel],
    ...(a % 3 === 0 ? { [bias]: [outer] } : {}),
  }
  return grown(growing, conv2d(x, leaf(weight), options), leaves)
}

const norm: Layer = (growing, x, [, channels = 1], a) => {
  const name = `layer${growing.maps.length}`
  const [weight, bias] = [`${name}.weight`, `${name}.bias`]
  // ε = 1 keeps a group of equal numbers from being amplified beyond what float32 resolves
  const options = { weight: leaf(weight), bias: leaf(bias), groups: divisor(channels, a), epsilon: 1 }
  return grown(growing, groupNorm(x, options), { [weight]: [channels], [bias]: [channels] })
}

const joined: Layer = (growing, x, [, channels = 1], a) => {
  const other = growing.maps[a % growing.maps.length] ?? x
  const sized = upsample(other, x)
  const both = concat([x, sized], 1)
  return grown(
    growing,
    a % 2 === 0 ? both : add(slice(both, 1, 0, 1), slice(both, 1, channels, channels + 1)),
  )
}

const layers: readonly Layer[] = [
  convolution,
  norm,
  joined,
  (growing, x) => grown(growing, relu(x)),
  (growing, x) => grown(growing, leakyRelu(x, 0.125)),
  (growing, x) => grown(growing, multiply(x, sigmoid(x))),
  (growing, x, [, , height = 1, width = 1], a) =>
    height > 1 && width > 1
      ? grown(growing, maxPool(x, 2 + (a % 2), { stride: 2, padding: a % 2 }))
      : growing,
  (growing, x, [, , height = 1, width = 1], a, b) =>
    grown(
      growing,
      resize(x, [1 + ((height + a) % 7), 1 + ((width + b) % 7)], b % 2 ? "bilinear" : "nearest"),
    ),
  (growing, x, _, a) => grown(growing, add(x, reduceMean(x, a % 2 ? [2, 3] : [1]))),
  (growing, x) => grown(growing, transpose(softmax(transpose(x, [0, 2, 3, 1])), [0, 3, 1, 2])),
]

/** The last maps, and scores by a linear layer over the first cell of all channels. */
const finished = (growing: Growing): { readonly whole: Graph; readonly leaves: Growing["leaves"] } => {
  const last = growing.maps.at(-1) ?? leaf("image")
  const [n = 1, channels = 1] = shapesOf(growing).get(last) ?? []
  const cell = reshape(reduceMean(last, [2, 3]), [n, channels])
  const scores = linear(cell, leaf("scores.weight"), leaf("scores.bias"))
  return {
    whole: graph({ maps: last, scores }),
    leaves: { ...growing.leaves, "scores.weight": [3, channels], "scores.bias": [3] },
  }
}

const choice: fc.Arbitrary<Choice> = fc.tuple(fc.nat(11), fc.nat(11), fc.nat(11), fc.nat(11))
const image: fc.Arbitrary<Shape> = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 2, max: 9 }),
  fc.integer({ min: 2, max: 9 }),
)

/** Random networks of up to six layers, each on any earlier one. */
export const randomGraph: fc.Arbitrary<ReturnType<typeof finished>> = fc
  .tuple(image, fc.array(choice, { minLength: 1, maxLength: 6 }))
  .map(([shape, choices]) => {
    const start: Growing = { maps: [leaf("image")], leaves: { image: shape } }
    const end = choices.reduce<Growing>((growing, [kind, which, a, b]) => {
      const x = growing.maps[Math.max(0, growing.maps.length - 1 - (which % 3))] ?? leaf("image")
      const layer = layers[kind % layers.length]
      return layer ? layer(growing, x, shapesOf(growing).get(x) ?? [], a, b) : growing
    }, start)
    return finished(end)
  })
