/**
 * How long a thread turns round, looking again and again, before it sleeps: some 100 microseconds, since a thread that
 * sleeps wakes late, and sometimes on the processor of the one that woke it. WebAssembly has no clock, and a processor may
 * look once in a cycle or in five; but a division that waits for the one before takes some four nanoseconds on any. So
 * patience is divided at every look, 25,000 times until it is half.
 */
export const PATIENCE: f64 = 1
export const NO_PATIENCE: f64 = 0.5
export const WEAR: f64 = 1.0000277
