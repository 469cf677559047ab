import { test } from "node:test"
import { bundle } from "../browser/bundle.js"
import { skipped } from "../browser/chromium.js"
import { assertConforms, holdInBrowser } from "../browser/hold.js"

/**
 * Vite's own minifier, and the one that many build tools share. Both rename and rearrange kernel functions: what that can
 * break shows on small inputs.
 */
const asked = { runs: 3, without: "one large input" }

for (const minifier of ["oxc", "esbuild"] as const) {
  test(`bundled by Vite, minified by ${minifier}: spec, gpu:webasm and wasm agree`, {
    skip: skipped,
  }, async () => {
    const page = await bundle(minifier)
    try {
      for (const [name, backend] of [
        ["spec", "spec"],
        ["webasm", "gpu:webasm"],
        ["wasm", "wasm"],
      ] as const)
        assertConforms(await holdInBrowser(page, { name, ...asked }), backend)
    } finally {
      await page.remove()
    }
  })
}
