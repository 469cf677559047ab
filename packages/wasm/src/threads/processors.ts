/** Whether this is Node, rather than a browser. */
export const isNode = (): boolean => "process" in globalThis && typeof process.versions?.node === "string"

/** How many threads this machine can run at once. */
export const processors = async (): Promise<number> => {
  if (!isNode()) return navigator.hardwareConcurrency
  const { availableParallelism } = await import("node:os")
  return availableParallelism()
}
