/** The block of memory, shared by all threads, that describes the job in hand. */

/** Number of the latest job: workers sleep on it. */
export const JOB: usize = 0
/** OPEN while workers may join, plus HELPER for each one inside. */
export const STATE: usize = 4
/** How many threads there are, the calling one among them. */
export const THREADS: usize = 8
export const TASK: usize = 12
export const END: usize = 16
/** Elements of a piece. */
export const GRAIN: usize = 20
/** How many workers trapped. */
export const TRAPS: usize = 24
/** Where scratch memory begins, and how much of it each thread has. */
export const SCRATCH: usize = 28
export const SCRATCH_BYTES: usize = 32
/** The arguments of the task, as doubles. */
export const ARGUMENTS: usize = 64
/** Of each thread: the start of the next piece in its section. */
export const NEXT: usize = 512

export const OPEN: i32 = 1
export const HELPER: i32 = 2
/** The task that ends a worker. */
export const STOP: i32 = -1
