import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type FetchOptions, fetchList } from "./fetchList.ts"
import type { RemoteSettings } from "./remoteSettings.ts"
import { allowedHost } from "./remoteUrl.ts"

/** What a server of a test was asked. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage["headers"]
  readonly body: string
}

/** Answers one request; `nth` counts the requests from 1. */
export type Answering = (asked: Asked, response: ServerResponse, nth: number) => void

/** A real HTTP server on this machine, which ends with the scope, and keeps what it was asked. */
export const answering = (answer: Answering) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const asked: Array<Asked> = []
      const server = createServer(async (request, response) => {
        const parts: Array<Buffer> = []
        for await (const part of request) parts.push(part as Buffer)
        const one: Asked = {
          method: request.method ?? "",
          path: request.url ?? "",
          headers: request.headers,
          body: Buffer.concat(parts).toString()
        }
        asked.push(one)
        answer(one, response, asked.length)
      })
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
      const { port } = server.address() as AddressInfo
      return { asked, port, server, url: `http://127.0.0.1:${port}` }
    }),
    ({ server }) =>
      Effect.promise(
        () =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          })
      )
  )

/** Settings as nobody has set them, with hosts allowed. */
export const settingsWith = (...hosts: ReadonlyArray<string>): RemoteSettings => ({
  allowedHosts: new Set(hosts.flatMap((host) => allowedHost(host) ?? [])),
  contact: undefined,
  largest: 2_000_000_000,
  sparql: new URL("https://query.wikidata.org/sparql")
})

/** The failure of an effect that is to fail. */
export const failureOf = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<E, never, R> =>
  Effect.flatMap(Effect.option(Effect.flip(effect)), (failure) =>
    Option.isSome(failure) ? Effect.succeed(failure.value) : Effect.die(new Error("it was to fail, and it did not"))
  )

/** A list that is kept in memory, as text. */
export const wholeList = (url: string, options: FetchOptions) =>
  fetchList(url, options, (bytes) => Effect.map(Stream.runCollect(bytes), (parts) => Buffer.concat(parts).toString()))
