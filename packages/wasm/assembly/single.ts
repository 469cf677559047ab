/** The build for one thread. */
export * from "./kernels"
export { runTask, Task } from "./tasks"

/** The first byte that the module itself does not use. */
export function firstFreeAddress(): usize {
  return __heap_base
}
