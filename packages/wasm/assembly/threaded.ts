/** The build for shared memory. */
export * from "./kernels"
export { firstFreeAddress, runTask, Task } from "./single"
export { leaveTrapped, settled, stopWorkers, traps, work } from "./threads/job"
export { workerLoop } from "./threads/worker"
