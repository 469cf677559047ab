import assert from "node:assert/strict"
import { test } from "node:test"
import * as v from "valibot"
import { helloAnswer } from "../../src/process/messages.js"
import { whatIsWrong } from "../../src/process/talk.js"

const hello = {
  type: "hello",
  protocol: 1,
  name: "mine",
  device: "here",
  arithmetic: { unit: 2 ** -53 },
  checks: "harness",
  operations: { nms: { dtypes: ["float64"] } },
}

const wrongIn = (message: unknown): string => {
  const checked = v.safeParse(helloAnswer, message, { abortEarly: true })
  return checked.success ? "nothing" : whatIsWrong(checked.issues[0])
}

test("what is wrong with a message is told by its place", () => {
  const { arithmetic, ...without } = hello
  assert.equal(wrongIn({ ...without, arithmetic }), "nothing")
  assert.equal(wrongIn(without), "arithmetic: it is missing")
  const misnamed = { ...hello, operations: { NMS: { dtypes: ["float64"] } } }
  assert.equal(wrongIn(misnamed), "operations.NMS: the protocol has no such name")
  assert.match(wrongIn({ ...hello, checks: "mine" }), /^checks: .*"harness"/)
})
