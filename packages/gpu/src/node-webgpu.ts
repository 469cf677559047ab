/** The package `webgpu` brings WebGPU to Node. It is optional, and no bundler should look for it. */
const packageName = "webgpu"

const load = async (): Promise<unknown> => {
  const webgpu: unknown = await import(/* @vite-ignore */ packageName).catch(() => undefined)
  const create: unknown = typeof webgpu === "object" && webgpu ? Reflect.get(webgpu, "create") : undefined
  return typeof create === "function" ? create([]) : undefined
}

/** The one WebGPU of this process: gpu.js keeps its device for good, and a device must not outlive where it came from. */
const loaded: { gpu?: Promise<unknown> } = {}

const loadOnce = (): Promise<unknown> => {
  loaded.gpu ??= load()
  return loaded.gpu
}

const define = (target: object, name: string, value: unknown): (() => void) => {
  Object.defineProperty(target, name, { value, configurable: true })
  return () => {
    Reflect.deleteProperty(target, name)
  }
}

/** Whether the runtime has WebGPU of its own, as browsers do. */
const hasWebGpu = (): boolean => Boolean(Reflect.get(Reflect.get(globalThis, "navigator") ?? {}, "gpu"))

/**
 * Runs `use` while `navigator.gpu` is there: the browser's own, else that of the package `webgpu`, taken away
 * again afterwards, since gpu.js asks for it only when it opens a device.
 */
export const withWebGpu = async <T>(use: () => Promise<T>): Promise<T> => {
  if (hasWebGpu()) return use()
  const gpu = await loadOnce()
  if (gpu === undefined) return use()
  const navigator: unknown = Reflect.get(globalThis, "navigator")
  const restore =
    typeof navigator === "object" && navigator !== null
      ? define(navigator, "gpu", gpu)
      : define(globalThis, "navigator", { gpu })
  try {
    return await use()
  } finally {
    restore()
  }
}
