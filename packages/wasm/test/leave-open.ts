import { boxesOf } from "./numbers.js"
import { open } from "./open.js"

/** Uses two threads, or with "alone" what is left without shared memory, and disposes of nothing: a test waits for the end of the process. */
if (process.argv.includes("alone")) Reflect.deleteProperty(globalThis, "SharedArrayBuffer")
const { device, operations } = await open({ threads: 2 })
const answer = await operations.boxIou({ boxes1: boxesOf(4096), boxes2: boxesOf(64) })()
console.log(`${device}: ${answer._tag === "Right" ? answer.right.iou.get(0, 0) : answer.left.actual}`)
