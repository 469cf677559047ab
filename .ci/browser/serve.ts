import { createReadStream, existsSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"

export interface Served {
  readonly url: string
  readonly close: () => void
}

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" }

/** With these a page may share memory between threads. */
const isolation = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
}

/** Serves a folder on this machine alone, isolated from other origins or not. */
export const serve = (folder: string, isolated = true): Promise<Served> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost")
    const file = join(folder, normalize(pathname === "/" ? "/index.html" : pathname))
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "text/plain",
      ...(isolated ? isolation : {}),
    })
    return createReadStream(file).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address ? address.port : 0
      const close = () => {
        server.close()
        server.closeAllConnections()
      }
      resolve({ url: `http://127.0.0.1:${port}/`, close })
    })
  })
}
