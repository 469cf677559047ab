import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { cp, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { home } from "../browser/built.js"
import type { Installed } from "../packed/install.js"
import { installPacked, published } from "../packed/install.js"

const state: { installed?: Installed } = {}
before(async () => {
  state.installed = await installPacked()
})
after(() => state.installed?.remove())

const installed = (): Installed => {
  assert.ok(state.installed)
  return state.installed
}

test("installing the tarballs brings nothing that compiles", () => {
  const { folder, seconds } = installed()
  console.log(`npm install of ${published.length} tarballs: ${seconds.toFixed(1)} s`)
  for (const name of ["gl", "gpu.js", "webgpu", "node-gyp"])
    assert.ok(!existsSync(join(folder, "node_modules", name)), name)
})

test("a program in TypeScript compiles against the declarations, and runs under plain Node", async () => {
  const { folder, run } = installed()
  await cp(join(home, ".ci/packed/consumer.ts"), join(folder, "consumer.ts"))
  const strict = ["--strict", "--skipLibCheck", "false", "--types", "", "--lib", "es2023,dom"]
  const modules = ["--module", "nodenext", "--target", "es2022"]
  await run(join(home, "node_modules/.bin/tsc"), ...strict, ...modules, "consumer.ts")
  const result = JSON.parse(await run("node", "consumer.js"))
  assert.deepEqual(result.plain, [0, 2])
  assert.deepEqual(result.spec.output.slice(0, 5), [4.5, 5, 5.5, 6, 7])
  for (const mode of ["cpu", "webasm"]) {
    assert.deepEqual(result[mode].keep, result.spec.keep)
    assert.deepEqual(result[mode].output, result.spec.output)
    assert.equal(result[mode].status, 0)
  }
  assert.equal(result.objects, 3)
  assert.deepEqual(
    [result.forward, result.backward],
    [
      [0, 2],
      [0, 2],
    ],
  )
  assert.match(result.headlessgl, /npm install gl/)
})

test("the command runs from the installed package", async () => {
  const { run } = installed()
  const words = ["conform", "--backend", "spec", "--operation", "nms", "--seed", "1", "--runs", "5"]
  assert.match(await run("npx", "--no-install", "detspec", ...words), /1 of 1 conform/)
})

test("the pages that the starters point to are installed", () => {
  const docs = join(installed().folder, "node_modules/@detspec/cli/dist/docs")
  for (const page of ["protocol.md", "protocol.schema.json", "operations/nms.md"])
    assert.ok(existsSync(join(docs, page)), page)
})

test("the installed command writes a backend, and asks it in its own process", async () => {
  const { folder, run } = installed()
  await run("npx", "--no-install", "detspec", "conform", "init", "javascript", "starter")
  const path = join(folder, "starter", "my_backend.mjs")
  await writeFile(path, (await readFile(path, "utf8")).replace(">= input.threshold", "> input.threshold"))
  const words = [
    "--backend",
    "node starter/my_backend.mjs",
    "--operation",
    "nms",
    "--seed",
    "1",
    "--runs",
    "5",
  ]
  assert.match(await run("npx", "--no-install", "detspec", "conform", ...words), /1 of 1 conform/)
})

test("the weights of the detectors travel with their package, and it says where they lie", async () => {
  const { folder, run } = installed()
  const weights = (await readdir(join(home, "packages/detectors/weights"))).sort()
  const packed = await readdir(join(folder, "node_modules/@detspec/detectors/weights"))
  assert.deepEqual(packed.sort(), weights)
  const asked = `
    import { existsSync } from "node:fs"
    import { shippedWeights } from "@detspec/detectors/weights"
    const all = ["shapes", "blood-cells"].flatMap((learned) =>
      ["retinanet", "fasterrcnn"].map((detector) => shippedWeights(learned, detector)))
    console.log(all.filter((url) => existsSync(url)).length)`
  await writeFile(join(folder, "weights.js"), asked)
  const shipped = weights.filter((name) => name.endsWith(".safetensors"))
  assert.equal(Number(await run("node", "weights.js")), shipped.length)
})

for (const name of published) {
  test(`${name} has its licence, and its README's example runs`, async () => {
    const { folder, run } = installed()
    const home = join(folder, "node_modules", name)
    assert.match(await readFile(join(home, "LICENSE"), "utf8"), /MIT/)
    const [, example] = /```js\n([\s\S]*?)```/.exec(await readFile(join(home, "README.md"), "utf8")) ?? []
    if (example === undefined) return
    await writeFile(join(folder, "example.js"), example)
    assert.notEqual(await run("node", "example.js"), "")
  })
}
