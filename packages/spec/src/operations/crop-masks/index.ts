export * from "./contract.js"
export * from "./examples.js"
export * from "./presets.js"
export * from "./spec.js"
