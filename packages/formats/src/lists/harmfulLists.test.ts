import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { isFault } from "../tables/OpenTable.ts"
import { readList } from "./readList.ts"

/** The faults of a list, or why it is none. */
const faultsOf = async (text: string): Promise<string | ReadonlyArray<string>> => {
  const source = { name: "list", bytes: new TextEncoder().encode(text) }
  const opened = await Effect.runPromise(Effect.result(readList(source)))
  if (Result.isFailure(opened)) return opened.failure.message
  const faults: Array<string> = []
  for await (const entries of opened.success.rows)
    for (const entry of entries) if (isFault(entry)) faults.push(entry.reason)
  return faults
}

const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
const noText = '{"toString":1}'

describe("a list of JSON that would do harm", () => {
  it("loses a feature that nests without end, and takes its type for what it is", async () => {
    const feature = (properties: string, type = '"Point"'): string =>
      `{"type":"Feature","geometry":{"type":${type},"coordinates":[1,2]},"properties":${properties}}`
    const features = (...all: ReadonlyArray<string>): string =>
      `{"type":"FeatureCollection","features":[${all.join()}]}`
    assert.deepStrictEqual(await faultsOf(features(feature('{"city":"Bonn"}'), feature(`{"city":${deep}}`))), [
      "the feature nests deeper than any does"
    ])
    assert.deepStrictEqual(await faultsOf(features(feature('{"city":"Bonn"}', deep), feature("{}", noText))), [])
  })

  it("has no item of Wikidata without a text for its id, and keeps a statement that nests without end", async () => {
    assert.deepStrictEqual(await faultsOf(`{"entities":{"Q1":{"id":${noText},"claims":{}}}}`), [
      "this is no item of Wikidata: it has no id"
    ])
    const statement = `{"rank":"deprecated","mainsnak":{},"x":${deep}}`
    assert.deepStrictEqual(await faultsOf(`{"entities":{"Q1":{"id":"Q1","claims":{"P190":[${statement}]}}}}`), [
      "Q1: the statement that a city is its twin is marked in Wikidata as one not to be used"
    ])
  })

  it("is no answer of a query without variables and rows, and takes no value that is no text", async () => {
    assert.include(
      await faultsOf('{"head":{"vars":[]},"results":{"bindings":[]}}'),
      "holds no table: it is the answer of a query without a column or a row"
    )
    const rows = [deep, noText].map((value) => `{"city":{"value":${value}},"partner":{"value":"Oxford"}}`)
    assert.deepStrictEqual(
      await faultsOf(`{"head":{"vars":["city","partner"]},"results":{"bindings":[${rows.join()}]}}`),
      []
    )
  })
})
