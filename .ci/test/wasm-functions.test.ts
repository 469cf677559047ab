import assert from "node:assert/strict"
import { test } from "node:test"
import { arithmetic } from "@detspec/wasm"
import { compile } from "../wasm/compile.js"

const count = 1_000_000
const unit = 2 ** -24
const bytes = 4 * count

const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil((3 * bytes) / 65536) })
const { instance } = await WebAssembly.instantiate(await compile("functions"), { env: { memory } })
const x = new Float32Array(memory.buffer, 65536, count)
const y = new Float32Array(memory.buffer, 65536 + bytes, count)

/** The largest relative error over `count` arguments, in units of roundoff. */
const worst = (name: string, argument: (share: number) => number, exact: (x: number) => number): number => {
  for (let n = 0; n < count; n += 1) x[n] = argument(n / (count - 1))
  const apply = instance.exports[name]
  assert.ok(typeof apply === "function")
  apply(x.byteOffset, y.byteOffset, bytes)
  let most = 0
  for (const [n, value] of x.entries()) {
    const expected = exact(value)
    const distance = Math.abs((y[n] ?? Number.NaN) - expected)
    if (distance !== 0) most = Math.max(most, distance / Math.abs(expected))
  }
  return most / unit
}

const errsAtMost = (what: string, error: number, declared: number): void => {
  console.log(`${what}: ${error.toFixed(2)} units`)
  assert.ok(error <= declared, `${error} units, ${declared} are declared`)
}

test("e^x errs by no more than is declared, from -87 to 88", () =>
  errsAtMost(
    "e^x",
    worst("exp", (t) => 175 * t - 87, Math.exp),
    arithmetic.exp,
  ))

test("ln x errs by no more than is declared, from 2^-126 to 2^127 and around 1", () => {
  errsAtMost(
    "ln x",
    worst("log", (t) => 2 ** (253 * t - 126), Math.log),
    arithmetic.log,
  )
  errsAtMost(
    "ln x around 1",
    worst("log", (t) => 0.5 + 1.5 * t, Math.log),
    arithmetic.log,
  )
})

test("ln(1 + e) errs by no more than is declared, from 2^-126 to 1", () => {
  errsAtMost(
    "ln(1 + e)",
    worst("log1p", (t) => t, Math.log1p),
    arithmetic.log,
  )
  errsAtMost(
    "ln(1 + e), small",
    worst("log1p", (t) => 2 ** (-126 * t), Math.log1p),
    arithmetic.log,
  )
})

test("the angle errs by no more than is declared, from flat to steep", () => {
  const angle = (w: number) => Math.atan2(w, 1)
  errsAtMost(
    "angle",
    worst("angle", (t) => 4 * t, angle),
    arithmetic.arctangent,
  )
  errsAtMost(
    "angle, any",
    worst("angle", (t) => 2 ** (120 * t - 60), angle),
    arithmetic.arctangent,
  )
})
