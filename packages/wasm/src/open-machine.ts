import type { Machine } from "./machine.js"
import { singleMachine } from "./single-machine.js"
import { sharedMachine } from "./threads/shared-machine.js"

/** Whether threads can share memory here: a page may only when it is isolated from other origins. */
const canShare = (): boolean =>
  typeof SharedArrayBuffer === "function" && Reflect.get(globalThis, "crossOriginIsolated") !== false

/** As many threads as are wanted where memory can be shared, else one. */
export const openMachine = (threads: number, keepAnswers: boolean): Promise<Machine> =>
  canShare() ? sharedMachine({ threads, keepAnswers }) : singleMachine()
