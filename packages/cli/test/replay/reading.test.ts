import assert from "node:assert/strict"
import { test } from "node:test"
import { specBackend } from "@detspec/spec"
import { replay } from "../../src/replay/index.js"
import { oneCase, replayed, tensor } from "./cases.js"

test("a path that cannot be read ends with 2 and says so", async () => {
  const lines: string[] = []
  const paths = ["/nowhere/cases.json"]
  assert.equal(await replay({ backend: specBackend, paths, print: (line) => lines.push(line) }), 2)
  assert.match(
    lines.join("\n"),
    /^\/nowhere\/cases\.json: `path` must be a file or a folder that can be read, got .*ENOENT/,
  )
})

test("what is no file of recorded cases ends with 2 and names the place", async () => {
  assert.equal((await replayed("{")).status, 2)
  const wrong = await replayed({ op: "nms", cases: [{ id: 3 }] })
  assert.equal(wrong.status, 2)
  assert.match(wrong.lines.join("\n"), /cases\.0\.id/)
})

test("a case whose fields are not as recorded fails and names the field", async () => {
  const short = oneCase("box_convert", {
    inputs: { boxes: tensor("float64", [2, 4], [0, 0, 1, 1]) },
    params: { from_: "xyxy", to: "xywh" },
    outputs: { boxes: tensor("float64", [2, 4], [0, 0, 1, 1]) },
  })
  const { status, lines } = await replayed(short)
  assert.equal(status, 1)
  assert.match(lines.join("\n"), /inputs\.boxes/)
})

test("an operation that nobody has an adapter for is skipped, and named", async () => {
  const { status, lines, total } = await replayed(oneCase("deform_conv", { inputs: {}, outputs: {} }))
  assert.equal(status, 0)
  assert.equal(total, "0 passed, 0 failed, 1 skipped")
  assert.match(lines.join("\n"), /no adapter for deform_conv/)
})
