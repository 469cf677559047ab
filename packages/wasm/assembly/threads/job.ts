/** The calling thread's side: it opens a job, works itself, and waits for the workers that joined in time. */
import { HELPER, JOB, NEXT, OPEN, STATE, STOP, TASK, THREADS, TRAPS } from "./control"
import { CALLERS_LEAST, PATIENCE, WEAR } from "./patience"
import { startOf, takePieces } from "./pieces"

const MILLISECOND: i64 = 1000000

/** Opens the job that the control block describes and works on it until every piece is taken. */
export function work(control: usize): void {
  for (let section = 0; section < load<i32>(control, THREADS); section++) {
    store<i32>(control + NEXT + ((<usize>section) << 2), startOf(control, section))
  }
  atomic.store<i32>(control, OPEN, STATE)
  wakeWorkers(control)
  takePieces(control, 0)
  atomic.and<i32>(control, ~OPEN, STATE)
}

/** Waits a moment for the workers inside; true when all of them have left. */
export function settled(control: usize, mayBlock: bool): bool {
  for (let patience = PATIENCE; patience > CALLERS_LEAST; patience /= WEAR) {
    if (atomic.load<i32>(control, STATE) === 0) return true
  }
  const state = atomic.load<i32>(control, STATE)
  if (mayBlock && state !== 0) atomic.wait<i32>(control + STATE, state, MILLISECOND)
  return atomic.load<i32>(control, STATE) === 0
}

/** How many workers trapped since the memory was made. */
export function traps(control: usize): i32 {
  return atomic.load<i32>(control, TRAPS)
}

export function stopWorkers(control: usize): void {
  store<i32>(control, STOP, TASK)
  wakeWorkers(control)
}

function wakeWorkers(control: usize): void {
  atomic.add<i32>(control, 1, JOB)
  atomic.notify(control + JOB, -1)
}

/** What is done about a worker that trapped inside a job: it is counted and leaves. */
export function leaveTrapped(control: usize): void {
  atomic.add<i32>(control, 1, TRAPS)
  atomic.sub<i32>(control, HELPER, STATE)
  atomic.notify(control + STATE, 1)
}
