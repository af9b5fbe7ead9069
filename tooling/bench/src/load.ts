/**
 * Clients that ask a server as fast as it answers: each over a connection of its own, one request at a time.
 *
 * **Gotchas**: bodies are received and never looked at. A client that makes text of them measures itself: at half a megabyte an
 * answer it takes most of the time.
 */
import { Client } from "undici"

export interface Load {
  readonly perSecond: number
  /** How long requests took, in ms, to the microsecond. */
  readonly p50: number
  readonly p99: number
  /** Those that were not answered, or not with a 2xx. */
  readonly failed: number
  readonly requests: number
}

/** Asks once, and gives how long the whole answer took, in ms, or undefined where it failed. */
const ask = (client: Client, path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
  new Promise((resolve) => {
    const begin = performance.now()
    let status = 0
    client.dispatch(
      { method: "GET", path, headers },
      {
        onRequestStart() {},
        onResponseStart(_, code) {
          status = code
        },
        onResponseData() {},
        onResponseEnd: () => resolve(status >= 200 && status < 300 ? performance.now() - begin : undefined),
        onResponseError: () => resolve(undefined)
      }
    )
  })

const loadOf = (taken: ReadonlyArray<number>, failed: number, elapsed: number): Load => {
  const inOrder = Float64Array.from(taken).sort()
  const at = (share: number) => inOrder[Math.floor(inOrder.length * share)] ?? 0
  return {
    perSecond: (taken.length * 1000) / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    failed,
    requests: taken.length + failed
  }
}

const measured = async (
  base: string,
  clients: number,
  headers: Readonly<Record<string, string>>,
  next: () => string | undefined
): Promise<Load> => {
  const taken: Array<number> = []
  let failed = 0
  const begin = performance.now()
  const run = async () => {
    const client = new Client(base)
    for (let path = next(); path !== undefined; path = next()) {
      const took = await ask(client, path, headers)
      if (took === undefined) failed++
      else taken.push(took)
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: clients }, run))
  return loadOf(taken, failed, performance.now() - begin)
}

/** Asks for paths, one after the other and round again, from all clients at once, for some seconds. */
export const load = (
  base: string,
  paths: ReadonlyArray<string>,
  clients: number,
  seconds: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<Load> => {
  const end = performance.now() + seconds * 1000
  let asked = 0
  return measured(base, clients, headers, () => (performance.now() < end ? paths[asked++ % paths.length] : undefined))
}

/** Asks for each path once, from all clients at once. */
export const onceEach = (
  base: string,
  paths: ReadonlyArray<string>,
  clients: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<Load> => {
  let asked = 0
  return measured(base, clients, headers, () => paths[asked++])
}

/** Something that is asked for, and what kind of thing it is. */
export interface Asked {
  readonly kind: string
  readonly path: string
}

/** As many people as there are clients, of whom each asks for something, waits as long as a page is looked at, and asks again. */
export const visits = async (
  base: string,
  next: () => Asked,
  clients: number,
  seconds: number,
  pause: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<ReadonlyMap<string, Load>> => {
  const asked: Array<{ readonly kind: string; readonly took: number | undefined }> = []
  const begin = performance.now()
  const visit = async (_: unknown, place: number) => {
    const client = new Client(base)
    // Nobody begins at the same moment.
    await new Promise((resolve) => setTimeout(resolve, (place * pause) / clients))
    while (performance.now() - begin < seconds * 1000) {
      const { kind, path } = next()
      const took = await ask(client, path, headers)
      asked.push({ kind, took })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: clients }, visit))
  const elapsed = performance.now() - begin
  return new Map(
    [...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, all]) => {
      const taken = all.flatMap(({ took }) => (took === undefined ? [] : [took]))
      return [kind, loadOf(taken, all.length - taken.length, elapsed)] as const
    })
  )
}
