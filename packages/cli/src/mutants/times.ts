/** `1 run`, `12 runs`. */
export const times = (runs: number): string => `${runs} ${runs === 1 ? "run" : "runs"}`
