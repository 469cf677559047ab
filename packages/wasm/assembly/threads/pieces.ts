import { runTask } from "../tasks"
import { ARGUMENTS, END, GRAIN, NEXT, SCRATCH, SCRATCH_BYTES, TASK } from "./control"

/** Takes pieces of the job until none is left. Which thread takes which piece changes nothing: a piece writes its own output. */
export function takePieces(control: usize, thread: i32): void {
  const task = load<i32>(control, TASK)
  const end = load<i32>(control, END)
  const grain = load<i32>(control, GRAIN)
  const scratch =
    <usize>load<u32>(control, SCRATCH) + <usize>thread * <usize>load<u32>(control, SCRATCH_BYTES)
  while (true) {
    const first = atomic.add<i32>(control, grain, NEXT)
    if (first >= end) break
    runTask(task, first, min(first + grain, end), control + ARGUMENTS, scratch)
  }
}
