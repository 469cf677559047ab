/** Asks again and again whether workers have left; an Error after `limit` milliseconds: one of them must be dead. */
export const waitUntil = (settled: () => boolean, limit: number): void => {
  const started = performance.now()
  while (!settled()) {
    if (performance.now() - started > limit)
      throw new Error(`a worker did not finish its piece within ${limit} ms`)
  }
}
