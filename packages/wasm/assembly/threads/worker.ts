/** A worker's side: it sleeps until there is a job, joins if the job is still open, and leaves when no piece is left. */
import { HELPER, JOB, OPEN, STATE, STOP, TASK } from "./control"
import { PATIENCE, WEAR, WORKERS_LEAST } from "./patience"
import { takePieces } from "./pieces"

const FOREVER: i64 = -1

/** What a worker does until stopWorkers is called, or it traps. */
export function workerLoop(control: usize, thread: i32): void {
  let job = atomic.load<i32>(control, JOB)
  while (true) {
    awaitJob(control, job)
    job = atomic.load<i32>(control, JOB)
    if (load<i32>(control, TASK) === STOP) return
    if (!join(control)) continue
    takePieces(control, thread)
    atomic.sub<i32>(control, HELPER, STATE)
    atomic.notify(control + STATE, 1)
  }
}

/** Returns when the number of the latest job is no longer `job`. */
function awaitJob(control: usize, job: i32): void {
  for (let patience = PATIENCE; patience > WORKERS_LEAST; patience /= WEAR) {
    if (atomic.load<i32>(control, JOB) !== job) return
  }
  atomic.wait<i32>(control + JOB, job, FOREVER)
}

/** False when the job is closed: the others have done it all. */
function join(control: usize): bool {
  while (true) {
    const state = atomic.load<i32>(control, STATE)
    if (!(state & OPEN)) return false
    if (atomic.cmpxchg<i32>(control, state, state + HELPER, STATE) === state) return true
  }
}
