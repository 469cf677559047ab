import type { ChildProcess } from "node:child_process"
import { fork } from "node:child_process"
import { relative } from "node:path"
import { fileURLToPath } from "node:url"
import type { Mutant } from "./mutate.js"
import { mutated } from "./mutate.js"
import type { Asked, Fate } from "./worker.js"

/** All mutants one after the other, without Stryker's first run and its processes; a part of a path chooses some. */
const root = fileURLToPath(new URL("../../../", import.meta.url))
const folder = fileURLToPath(new URL("../../../node_modules/.cache/stryker-alone/", import.meta.url))
const worker = fileURLToPath(new URL("worker.ts", import.meta.url))
const [part = ""] = process.argv.slice(2)

/** Milliseconds that nothing takes, on a machine that has much else to do: what takes longer never ends. */
const longest = { hand: 60_000, law: 600_000 }

/** What a worker says next; the worker is ended when it says nothing for so long. */
const heard = (child: ChildProcess, limit: number): Promise<Fate> =>
  new Promise((resolve) => {
    const end = (fate: Fate) => {
      clearTimeout(timer)
      child.off("message", end)
      child.off("exit", gone)
      resolve(fate)
    }
    const gone = () => end({ by: "time", why: "it never ends" })
    const timer = setTimeout(() => child.kill("SIGKILL"), limit)
    child.once("message", end)
    child.once("exit", gone)
  })

const started = async (): Promise<ChildProcess> => {
  const child = fork(worker, [], { cwd: folder })
  await heard(child, longest.law)
  return child
}

type Tried = Fate & { readonly mutant: Mutant }

/** The mutants with what became of them: by hand, and by the laws what is left. */
const tried = async (mutants: readonly Mutant[]): Promise<readonly Tried[]> => {
  const fates: Tried[] = []
  let child = await started()
  const ask = async (asked: Asked): Promise<Fate> => {
    child.send(asked)
    const fate = await heard(child, longest[asked.by])
    if (fate.by === "time") child = await started()
    return fate
  }
  for (const mutant of mutants) {
    const { id, fileName: file } = mutant
    const byHand = await ask({ id, file, by: "hand" })
    const fate = byHand.by === "nothing" ? await ask({ id, file, by: "law" }) : byHand
    fates.push({ mutant, ...fate })
    if (fates.length % 100 === 0) console.error(`${fates.length} of ${mutants.length}`)
  }
  child.kill()
  return fates
}

const all = await mutated(root, folder)
const mutants = all.filter(({ fileName, status }) => status !== "Ignored" && fileName.includes(part))
const fates = await tried(mutants)
for (const { mutant } of fates.filter((one) => one.by === "nothing")) {
  const place = `${relative(folder, mutant.fileName)}:${mutant.location.start.line + 1}`
  console.log(`lives: ${place}: ${mutant.replacement.replaceAll(/\s+/g, " ").slice(0, 100)}`)
}
const count = (by: Fate["by"]) => fates.filter((one) => one.by === by).length
console.log(
  `${fates.length} tested: ${count("hand")} died by hand, ${count("loading")} do not load, ${count("law")} died of a law, ` +
    `${count("time")} never end, ${count("nothing")} live`,
)
const reasons = new Set(all.flatMap(({ statusReason }) => statusReason ?? []))
for (const reason of reasons) {
  console.log(`${all.filter(({ statusReason }) => statusReason === reason).length} left out: ${reason}`)
}
