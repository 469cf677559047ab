import { existsSync } from "node:fs"
import type { Browser } from "playwright-core"
import { chromium } from "playwright-core"

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** Where a Chromium is installed: $CHROMIUM, or one of the usual places. */
export const chromiumPath: string | undefined = [process.env.CHROMIUM ?? "", ...places].find(
  (path) => path !== "" && existsSync(path),
)

/** For `node:test`: false, or the reason why the tests in a browser do not run. */
export const skipped: string | false =
  chromiumPath === undefined && "NO CHROMIUM HERE: nothing was tested in a browser (apt-get install chromium)"

const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
]

/** SwiftShader stands in for a GPU, for WebGL and for WebGPU. */
const software = [
  "--enable-unsafe-webgpu",
  "--enable-features=Vulkan",
  "--use-webgpu-adapter=swiftshader",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
]

export const launch = (): Promise<Browser> =>
  chromium.launch({
    headless: true,
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ["--headless=new", "--no-sandbox", "--disable-sync", ...quiet, ...software],
  })
