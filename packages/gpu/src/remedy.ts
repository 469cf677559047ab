import type { Mode } from "./mode.js"

/** What to install or start so that a mode is there, as the end of "must …". */
export const remedyOf: Readonly<Record<Mode, string>> = {
  cpu: "be available here: any JavaScript will do",
  webasm: "be available here: a runtime with WebAssembly and its SIMD, Node 20 or a current browser",
  webgpu:
    "be available here: a browser with WebGPU, or in Node `npm install webgpu` and a Vulkan, Metal or Direct3D 12 driver " +
    "(without a GPU, Debian's package chromium brings one: VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json)",
  webgl2: "be available here: a browser with WebGL 2 (in Node, take webasm or webgpu)",
  headlessgl:
    "be available here: Node with `npm install gl`, which compiles for minutes, and a display, such as `xvfb-run` gives",
}
