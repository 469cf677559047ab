export { type ProcessBackend, processBackend } from "./backend.js"
export { type Limits, usualLimits } from "./limits.js"
