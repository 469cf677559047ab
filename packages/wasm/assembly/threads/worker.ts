/** A worker's side: it sleeps until there is a job, joins if the job is still open, and leaves when no piece is left. */
import { HELPER, JOB, OPEN, STATE, STOP, TASK } from "./control"
import { takePieces } from "./pieces"

const FOREVER: i64 = -1

/** What a worker does until stopWorkers is called, or it traps. */
export function workerLoop(control: usize, thread: i32): void {
  let job = atomic.load<i32>(control, JOB)
  while (true) {
    atomic.wait<i32>(control + JOB, job, FOREVER)
    job = atomic.load<i32>(control, JOB)
    if (load<i32>(control, TASK) === STOP) return
    if (!join(control)) continue
    takePieces(control, thread)
    atomic.sub<i32>(control, HELPER, STATE)
    atomic.notify(control + STATE, 1)
  }
}

/** False when the job is closed: the others have done it all. */
function join(control: usize): bool {
  while (true) {
    const state = atomic.load<i32>(control, STATE)
    if (!(state & OPEN)) return false
    if (atomic.cmpxchg<i32>(control, state, state + HELPER, STATE) === state) return true
  }
}
