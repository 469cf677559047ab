import type { Backend, OperationName } from "@detspec/spec"
import { takesFloats, takesTensors } from "../../kit/laws-of.js"
import type { Mutant } from "../../kit/mutant.js"
import { cramped, forgetful, hoarder, reuser, scribbler } from "./memory.js"
import { doubleReader, flatReader, shortReader, shortWriter, unchecked } from "./reading.js"

type Plant = (name: OperationName) => Backend

/** Answers of these are mostly short: of them, what is given is cut. */
const choosing: ReadonlySet<OperationName> = new Set(["nms", "batchedNms", "softNms", "sampleBalanced"])

const bugs: readonly (readonly [bug: string, plant: Plant, source: string])[] = [
  ["the contract is not checked", unchecked, ""],
  ["an answer's memory is used again for the next one", reuser, "gpujs/gpu.js#255"],
  ["the same memory is handed out for input that was seen before", hoarder, ""],
  ["a later answer may not be longer than the first", cramped, "gpujs/gpu.js#759"],
]

const bugsOfTensors: typeof bugs = [
  [
    "answers are remembered by shapes and settings",
    forgetful,
    "torchvision: poolers.py, scales kept from the first call",
  ],
  ["strides are ignored", flatReader, "open-mmlab/mmcv#2542"],
  ["the input is written to", scribbler, "gpujs/gpu.js#424"],
]

const bugsOfFloats: typeof bugs = [["of single precision nothing is read", doubleReader, ""]]

const short = (name: OperationName): (typeof bugs)[number] =>
  choosing.has(name)
    ? [
        "from 1024 numbers on, the first ones are read again",
        (one) => shortReader(one, 1024),
        "gpujs/gpu.js#503",
      ]
    : ["an answer ends after 256 numbers", (one) => shortWriter(one, 256), "gpujs/gpu.js#503"]

/** The bugs that any operation can have, planted into this one. */
export const commonMutants = (operation: OperationName): readonly Mutant[] =>
  [
    ...bugs,
    ...(takesTensors(operation) ? bugsOfTensors : []),
    ...(takesFloats(operation) ? bugsOfFloats : []),
    short(operation),
  ].map(([bug, plant, source]): Mutant => ({ operation, bug, source, backend: () => plant(operation) }))
