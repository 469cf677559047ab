export { type ProcessBackend, processBackend } from "./backend.js"
export { type Limits, usualLimits } from "./limits.js"
export type * from "./message-types.js"
export { callAnswer, echoAnswer, helloAnswer, request } from "./messages.js"
