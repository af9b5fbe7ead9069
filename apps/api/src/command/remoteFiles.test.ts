import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { applyMapping, guessMapping, isFault, readList } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { answering } from "../remote/testing.ts"
import { dated, endpoint, fact, named } from "../remote/testingEndpoint.ts"
import { remoteFile } from "./remoteFiles.ts"

/** Runs with variables of the environment set, which settings are read from. */
const withSettings = <A, E, R>(variables: Readonly<Record<string, string>>, effect: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const before = { ...process.env }
      Object.assign(process.env, variables)
      return before
    }),
    () => effect,
    (before) =>
      Effect.sync(() => {
        for (const name of Object.keys(variables)) delete process.env[name]
        Object.assign(process.env, before)
      })
  )

const textOf = (bytes: () => AsyncIterable<Uint8Array>) =>
  Effect.promise(async () => {
    const parts: Array<Uint8Array> = []
    for await (const part of bytes()) parts.push(part)
    return Buffer.concat(parts).toString()
  })

describe("a list that is not on this machine", () => {
  it.live("is fetched whole and can be read twice; from a host of its own network only where that is allowed", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { port, url } = yield* answering((_, response) => {
          response.writeHead(200, { "content-type": "text/csv" })
          response.end("city,partner\nBonn,Oxford\n")
        })
        const refused = yield* Effect.flip(remoteFile(`${url}/lists/twins.csv`, undefined))
        assert.strictEqual(refused._tag, "UrlRefused")
        const file = yield* withSettings(
          { PROXENY_ALLOW_HOSTS: `127.0.0.1:${port}` },
          remoteFile(`${url}/lists/twins.csv`, undefined)
        )
        assert.strictEqual(file.name, "twins.csv")
        assert.strictEqual(yield* textOf(file.bytes), "city,partner\nBonn,Oxford\n")
        assert.strictEqual(yield* textOf(file.bytes), "city,partner\nBonn,Oxford\n")
      })
    ).pipe(Effect.provide(NodeServices.layer))
  )

  it.live("comes from Wikidata page by page, with what it says of the cities and the dates", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { url } = yield* endpoint(
          [
            { from: 3955, to: 160927, id: "Q3955-a", further: dated("start", "1995-02-18T00:00:00Z", 11) },
            { from: 3955, to: 2751, id: "Q3955-c", further: dated("end", "2001-01-01T00:00:00Z", 9) }
          ],
          [
            named(3955, "Weimar"),
            fact(3955, "country", "DE"),
            named(160927, "Blois"),
            fact(160927, "country", "FR"),
            fact(160927, "coordinates", "Point(1.32 47.59)"),
            named(2751, "Siena")
          ]
        )
        const file = yield* withSettings(
          { PROXENY_SPARQL: `${url}/sparql`, PROXENY_ALLOW_HOSTS: new URL(url).host },
          remoteFile("wikidata:Q3955", undefined)
        )
        assert.strictEqual(file.name, "wikidata-Q3955.json")
        const list = yield* readList({ name: file.name, bytes: file.bytes() })
        const cells = list.sample.map((row) => row.cells)
        const { mapping } = guessMapping(list.header.names, cells, { isCountry: (text) => /^[A-Z]{2}$/.test(text) })
        const rows = (yield* Stream.runCollect(Stream.fromAsyncIterable(list.rows, String))).flat()
        assert.isFalse(rows.some(isFault))
        const values = rows.flatMap((row) => (isFault(row) ? [] : [applyMapping(row.cells, mapping).values]))
        assert.deepInclude(values[0], {
          cityId: "Q3955",
          city: "Weimar",
          country: "DE",
          partnerId: "Q160927",
          partner: "Blois",
          partnerCountry: "FR",
          partnerLatitude: "47.59",
          start: "1995-02-18"
        })
        assert.deepInclude(values[1], { partnerId: "Q2751", end: "2001" })
      })
    ).pipe(Effect.provide(NodeServices.layer))
  )
})
