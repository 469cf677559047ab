/** How `detspec conform` was called: through npm's script of that name in a clone, or as an installed command. */
export const called = (env: Readonly<Record<string, string | undefined>> = process.env): string =>
  env.npm_lifecycle_event === "conform" ? "npm run conform --" : "detspec conform"
