import { operationNames } from "@detspec/spec"
import { kebab } from "./kebab.js"
import { museumPage } from "./museum-page.js"
import { indexPage, operationPage } from "./operation-page.js"
import { protocolSchema } from "./protocol-schema.js"

/** Every generated page by its path below docs/. */
export const pages = (): ReadonlyMap<string, string> =>
  new Map([
    ["protocol.schema.json", protocolSchema()],
    ["operations/README.md", indexPage(operationNames)],
    ["museum.md", museumPage()],
    ...operationNames.map((name): [string, string] => [`operations/${kebab(name)}.md`, operationPage(name)]),
  ])
