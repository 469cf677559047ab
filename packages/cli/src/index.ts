export * from "./backends.js"
export { program } from "./program.js"
