#!/usr/bin/env node
import { program } from "./program.js"

/** A reader that has seen enough (`| head`) closes the pipe: that is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})

await program().parseAsync()
