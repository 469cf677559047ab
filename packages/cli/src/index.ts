export * from "./backends.js"
export type { Loaded } from "./models/weights.js"
export { loadWeights } from "./models/weights.js"
export { program } from "./program.js"
