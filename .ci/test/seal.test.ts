import assert from "node:assert/strict"
import { test } from "node:test"
import { transform } from "esbuild"
import { sealed } from "../build/seal.js"

const kernel = `function twice(list) {
    const value = list[this.thread.x];
    return value + value;
}`

const module = `export ${kernel}\nexport const text = () => twice.toString();\n`

const textIn = async (code: string): Promise<string> => {
  const { text } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return text()
}

test("a sealed kernel keeps its text when it is minified; an unsealed one does not", async () => {
  const minified = async (code: string) => textIn((await transform(code, { minify: true })).code)
  assert.equal(await minified(sealed(module)), kernel)
  assert.notEqual(await minified(module), kernel)
})

test("sealing twice is sealing once, and a module without kernels is left alone", () => {
  assert.equal(sealed(sealed(module)), sealed(module))
  assert.equal(sealed("export const a = 1\n"), "export const a = 1\n")
})
