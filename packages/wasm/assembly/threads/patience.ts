/**
 * How long a thread turns round, looking again and again, before it sleeps. A thread that sleeps wakes late, and sometimes on
 * the processor of the one that woke it. WebAssembly has no clock, and a processor may look once in a cycle or in five;
 * but a division that waits for the one before takes some four nanoseconds on any. So patience is divided at every
 * look, 25,000 times until it is half.
 */
export const PATIENCE: f64 = 1
export const WEAR: f64 = 1.0000277
/** What is left of the caller's after some 100 microseconds: the others are at work, and may need its processor. */
export const CALLERS_LEAST: f64 = 0.5
/** What is left of a worker's after some millisecond: so long JavaScript may prepare the next job. */
export const WORKERS_LEAST: f64 = 0.0009765625
