import { everyOperation, operationNames } from "@detspec/spec"
import * as v from "valibot"
import type { CallAnswer, EchoAnswer, HelloAnswer, Request, WireTensor } from "./message-types.js"

/** It grows when an older backend would no longer be understood. */
export const protocolVersion = 1

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const positive = v.pipe(v.number(), v.gtValue(0))
const text = v.pipe(v.string(), v.nonEmpty())

export const tensor: v.GenericSchema<WireTensor> = v.strictObject({
  dtype: v.picklist(["float64", "float32", "int32", "uint8"]),
  shape: v.array(whole),
  data: v.string(),
})

const special = v.strictObject({ number: v.picklist(["NaN", "Infinity", "-Infinity", "-0"]) })
const scalar = v.union([v.number(), special, v.string(), v.boolean(), v.null()])
const value = v.union([tensor, scalar, v.array(v.union([scalar, v.array(scalar)]))])
const call = v.strictObject({
  id: whole,
  operation: v.picklist(operationNames),
  input: v.record(v.string(), value),
})

/** What the harness sends. */
export const request: v.GenericSchema<Request> = v.variant("type", [
  v.strictObject({ type: v.literal("hello"), protocol: v.literal(protocolVersion) }),
  v.strictObject({ type: v.literal("echo"), tensors: v.array(tensor) }),
  v.strictObject({ type: v.literal("call"), calls: v.pipe(v.array(call), v.minLength(1)) }),
  v.strictObject({ type: v.literal("stop") }),
])

/** So coarse that it would pass nearly everything is no arithmetic. */
const unit = v.pipe(positive, v.maxValue(2 ** -7))
const arithmetic = v.strictObject({
  unit,
  division: v.exactOptional(positive),
  root: v.exactOptional(positive),
  exp: v.exactOptional(positive),
  log: v.exactOptional(positive),
  arctangent: v.exactOptional(positive),
  tiny: v.exactOptional(positive),
})
const floatTypes = v.pipe(v.array(v.picklist(["float64", "float32"])), v.minLength(1))

const only = v.record(v.string(), v.array(v.union([v.string(), v.number(), v.boolean()])))
const offer = v.strictObject({ dtypes: floatTypes, only: v.exactOptional(only) })

export const helloAnswer: v.GenericSchema<HelloAnswer> = v.strictObject({
  type: v.literal("hello"),
  protocol: v.literal(protocolVersion),
  name: text,
  device: text,
  arithmetic,
  checks: v.picklist(["harness", "own"]),
  operations: v.pipe(v.strictObject(everyOperation(() => v.exactOptional(offer))), v.minEntries(1)),
})

export const echoAnswer: v.GenericSchema<EchoAnswer> = v.strictObject({
  type: v.literal("echo"),
  tensors: v.array(tensor),
})

const unsupported = v.strictObject({
  id: whole,
  status: v.literal("unsupported"),
  message: v.exactOptional(v.string()),
})
const error = v.strictObject({
  id: whole,
  status: v.literal("error"),
  type: text,
  message: v.string(),
  field: v.exactOptional(text),
  expected: v.exactOptional(text),
  actual: v.exactOptional(text),
})

/** An answer as the protocol wants it. */
export const callAnswer: v.GenericSchema<CallAnswer> = v.strictObject({
  type: v.literal("call"),
  answers: v.array(
    v.variant("status", [
      v.strictObject({ id: whole, status: v.literal("ok"), output: v.record(v.string(), tensor) }),
      unsupported,
      error,
    ]),
  ),
})

/** The same with outputs of any kind: an output that is no tensor fails its own call, not the whole message. */
export const heardAnswer: v.GenericSchema<CallAnswer<unknown>> = v.strictObject({
  type: v.literal("call"),
  answers: v.array(
    v.variant("status", [
      v.strictObject({ id: whole, status: v.literal("ok"), output: v.record(v.string(), v.unknown()) }),
      unsupported,
      error,
    ]),
  ),
})
