import type { Source } from "./sources.js"

/** What the sources of each package may import of the others: arrows point one way. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/spec": ["core"],
  "packages/gpu": ["core", "spec"],
  "packages/wasm": ["core", "spec"],
  "packages/datasets": ["core"],
  "packages/evaluation": ["core", "spec"],
  "packages/networks": ["core"],
  "packages/detectors": ["core", "spec", "networks"],
  conformance: ["core", "spec"],
  "packages/cli": [
    "core",
    "spec",
    "gpu",
    "wasm",
    "datasets",
    "evaluation",
    "networks",
    "detectors",
    "conformance",
  ],
}

const imported = /from "@detspec\/([a-z]+)(?:\/[a-z]+)?"|import\("@detspec\/([a-z]+)(?:\/[a-z]+)?"\)/g

/** Imports that point the wrong way, a line each. */
export const wrongArrows = (sources: readonly Source[]): readonly string[] =>
  Object.entries(allowed).flatMap(([home, may]) =>
    sources
      .filter(({ path }) => path.startsWith(`${home}/src/`))
      .flatMap(({ path, text }) =>
        [...text.matchAll(imported)]
          .map(([, name = "", dynamic = ""]) => name || dynamic)
          .filter((name) => !may.includes(name))
          .map(
            (name) =>
              `${path} imports @detspec/${name}; ${home} may import ${may.join(", ") || "no other package"}`,
          ),
      ),
  )
