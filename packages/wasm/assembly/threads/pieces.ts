import { runTask } from "../tasks"
import { ARGUMENTS, END, GRAIN, NEXT, SCRATCH, SCRATCH_BYTES, TASK, THREADS } from "./control"

/**
 * Takes pieces of the job until none is left. Which thread takes which piece changes nothing: a piece writes its own
 * output. Every thread has a section of the pieces and begins there, so that it reads what it read or wrote in the
 * job before, while that is still in its cache; then it helps in the other sections.
 */
export function takePieces(control: usize, thread: i32): void {
  const threads = load<i32>(control, THREADS)
  for (let turn = 0; turn < threads; turn++) takeSection(control, thread, (thread + turn) % threads)
}

function takeSection(control: usize, thread: i32, section: i32): void {
  const task = load<i32>(control, TASK)
  const grain = load<i32>(control, GRAIN)
  const end = startOf(control, section + 1)
  const next = control + NEXT + ((<usize>section) << 2)
  const scratch =
    <usize>load<u32>(control, SCRATCH) + <usize>thread * <usize>load<u32>(control, SCRATCH_BYTES)
  while (true) {
    const first = atomic.add<i32>(next, grain)
    if (first >= end) break
    runTask(task, first, min(first + grain, end), control + ARGUMENTS, scratch)
  }
}

/** The first element of a section: whole pieces come before it. */
export function startOf(control: usize, section: i32): i32 {
  const end = load<i32>(control, END)
  const grain = load<i32>(control, GRAIN)
  const pieces = (end - 1) / grain + 1
  const before = <i32>((<i64>pieces * section) / load<i32>(control, THREADS))
  return min(before * grain, end)
}
