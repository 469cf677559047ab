export * from "./contract.js"
export * from "./examples.js"
export * from "./spec.js"
