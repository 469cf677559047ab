import assert from "node:assert/strict"
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import type { Answer } from "@detspec/conformance/process"
import { callAnswer, helloAnswer } from "@detspec/conformance/process"
import * as v from "valibot"
import { examples, session } from "./protocol-page.js"

const root = fileURLToPath(new URL("../../", import.meta.url))
const folder = await mkdtemp(join(tmpdir(), "detspec-session-"))
after(() => rm(folder, { recursive: true }))

/** What a program writes when it is sent these lines and its input ends. */
const replied = async (command: readonly string[], lines: readonly string[]): Promise<readonly string[]> => {
  const [program = "", ...words] = command
  const child = spawn(program, words, { cwd: root, stdio: ["pipe", "pipe", "inherit"] })
  child.stdin.end(`${lines.join("\n")}\n`)
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) said.push(line)
  return said
}

/** A starter with its wrong line mended. */
const mended = async (language: string, file: string): Promise<string> => {
  const home = join(folder, language)
  await cp(join(root, "packages/cli/starters", language), home, { recursive: true })
  const path = join(home, file)
  await writeFile(path, (await readFile(path, "utf8")).replace(/>= (threshold|input\.threshold)/, "> $1"))
  return path
}

const said = (by: "harness" | "backend"): readonly string[] =>
  session.filter((one) => one.by === by).map(({ text }) => text)

const repeats = async (command: readonly string[]): Promise<void> => {
  const [hello = "", ...rest] = await replied(command, said("harness"))
  assert.ok(v.is(helloAnswer, JSON.parse(hello)))
  assert.deepEqual(
    rest.map((line) => JSON.parse(line)),
    said("backend")
      .slice(1)
      .map((line) => JSON.parse(line)),
  )
}

const without = (program: string): string | false =>
  spawnSync(program, ["--version"]).status === 0 ? false : `SKIPPED LOUDLY: no ${program} on this machine`

test("the session of the page, by the starter in Python", { skip: without("python3") }, async () => {
  await repeats(["python3", await mended("python", "my_backend.py")])
})

test("the session of the page, by the starter in JavaScript", async () => {
  await repeats([process.execPath, await mended("javascript", "my_backend.mjs")])
})

test("the session of the page, by the starter in C", { skip: without("cc") }, async () => {
  const source = await mended("c", "my_backend.c")
  const program = join(folder, "my_backend")
  execFileSync("cc", ["-O1", "-Wall", "-Wextra", "-Werror", "-std=c11", "-o", program, source])
  await repeats([program])
})

const refusals = ["TypeMismatch", "ShapeMismatch", "NotFinite", "OutOfRange"]

/** What an answer decides, without its free words. */
const essence = (answer: Answer) =>
  answer.status === "ok"
    ? answer
    : answer.status === "error"
      ? { id: answer.id, type: answer.type, field: answer.field }
      : { id: answer.id }

const answersIn = (lines: readonly string[]): readonly Answer[] =>
  lines.flatMap((line) => {
    const message: unknown = JSON.parse(line)
    return v.is(callAnswer, message) ? message.answers : []
  })

test("the answers and refusals of the page are the specification's", async () => {
  const program = join(root, "conformance/test/process/spec-program.ts")
  const command = [process.execPath, "--conditions=source", "--import", "tsx", program]
  const asked = examples.filter(({ by, text }) => by === "harness" && text.includes('"call"'))
  const told = answersIn(examples.filter(({ by }) => by === "backend").map(({ text }) => text)).filter(
    (answer) => answer.status === "ok" || (answer.status === "error" && refusals.includes(answer.type)),
  )
  const specified = answersIn(
    await replied(
      command,
      asked.map(({ text }) => text),
    ),
  )
  assert.ok(told.length >= 6)
  for (const answer of told) {
    const right = specified.find(({ id }) => id === answer.id)
    assert.ok(right)
    assert.deepEqual(essence(answer), essence(right))
  }
})
