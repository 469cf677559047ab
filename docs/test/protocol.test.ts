import assert from "node:assert/strict"
import { test } from "node:test"
import { callAnswer, echoAnswer, helloAnswer, request, usualLimits } from "@detspec/conformance/process"
import { operationNames } from "@detspec/spec"
import { Ajv2020 } from "ajv/dist/2020.js"
import * as v from "valibot"
import { kebab } from "../generator/kebab.js"
import { examples, page, schema, session } from "./protocol-page.js"

const isObject = (some: unknown): some is Readonly<Record<string, unknown>> =>
  typeof some === "object" && some !== null && !Array.isArray(some)
assert.ok(isObject(schema) && isObject(schema.$defs))
const definitions = schema.$defs
const ajv = new Ajv2020({ strict: false })

const validators = { request, helloAnswer, echoAnswer, callAnswer }
type Kind = keyof typeof validators

const kindOf = (by: "harness" | "backend", message: unknown): Kind => {
  if (by === "harness") return "request"
  const type = isObject(message) ? message.type : undefined
  return type === "hello" ? "helloAnswer" : type === "echo" ? "echoAnswer" : "callAnswer"
}

const bySchema = (kind: Kind, message: unknown): boolean => {
  const definition = definitions[kind]
  assert.ok(isObject(definition))
  return ajv.validate(definition, message)
}
const byValidator = (kind: Kind, message: unknown): boolean => v.is(validators[kind], message)

/** Where any names may stand, the harness reads an empty list as no names: the output is then found missing. */
const records = ["input", "output"]
const isEmptyList = (some: unknown): boolean => Array.isArray(some) && some.length === 0

/** A message with one thing spoiled, at every place. */
const spoiled = (message: unknown): readonly unknown[] => {
  if (Array.isArray(message))
    return [
      "a word",
      [...message, "a word"],
      ...message.flatMap((one, i) => spoiled(one).map((bad) => message.with(i, bad))),
    ]
  if (!isObject(message)) return [-1.5, "another word", null, [], {}]
  const without = Object.keys(message).map((left) =>
    Object.fromEntries(Object.entries(message).filter(([name]) => name !== left)),
  )
  const within = Object.entries(message).flatMap(([name, one]) =>
    spoiled(one)
      .filter((bad) => !isEmptyList(bad) || !records.includes(name))
      .map((bad) => ({ ...message, [name]: bad })),
  )
  return [[], "a word", { ...message, extra: 1 }, ...without, ...within]
}

const parsed = examples.map(({ by, text }) => {
  const message: unknown = JSON.parse(text)
  return { kind: kindOf(by, message), message }
})

test("every message of the page is one, by the schema and by the harness", () => {
  assert.ok(parsed.length > 15)
  for (const { kind, message } of parsed) {
    assert.ok(byValidator(kind, message), `${kind}: ${JSON.stringify(message)}`)
    assert.ok(bySchema(kind, message), `${kind}: ${JSON.stringify(ajv.errors)}`)
  }
})

test("the schema and the harness refuse the same messages", () => {
  let refused = 0
  for (const { kind, message } of parsed) {
    for (const bad of spoiled(message)) {
      const accepted = byValidator(kind, bad)
      assert.equal(bySchema(kind, bad), accepted, `${kind}: ${JSON.stringify(bad)}`)
      if (!accepted) refused += 1
    }
  }
  assert.ok(refused > 500, `${refused}`)
})

test("every operation is linked to its page", () => {
  for (const name of operationNames) assert.ok(page.includes(`[${name}](operations/${kebab(name)}.md)`), name)
  assert.ok(page.includes(`${operationNames.length} names`))
})

test("the limits of the page are those of the harness", () => {
  const { start, call, shrink, stop, deaths, deathsShrinking, starts } = usualLimits
  const seconds = (ms: number) => `${ms / 1000} s`
  for (const row of [
    `| from the start to the answer to hello | ${seconds(start)} |`,
    `| from a message to its answer | ${seconds(call)}, and ${seconds(call)} more`,
    `| from stop to the end | ${seconds(stop)},`,
    `may cause | ${deaths}; ${deathsShrinking} more`,
    `| starts of the program in a run | ${starts} |`,
  ])
    assert.ok(page.includes(row), row)
  assert.equal(call / shrink, 5, "a fifth")
})

test("the session begins with hello and ends with stop", () => {
  assert.match(session[0]?.text ?? "", /"hello"/)
  assert.equal(session.at(-1)?.text, '{"type":"stop"}')
})
