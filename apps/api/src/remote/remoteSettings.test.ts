import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readRemoteSettings } from "./remoteSettings.ts"
import { failureOf } from "./testing.ts"

describe("readRemoteSettings", () => {
  it.effect("needs none", () =>
    Effect.gen(function* () {
      const settings = yield* readRemoteSettings({ PROXENY_CONTACT: " " })
      assert.deepStrictEqual(settings, {
        allowedHosts: new Set<string>(),
        contact: undefined,
        largest: 2_000_000_000,
        sparql: new URL("https://query.wikidata.org/sparql")
      })
    })
  )

  it.effect("reads each", () =>
    Effect.gen(function* () {
      const settings = yield* readRemoteSettings({
        PROXENY_ALLOW_HOSTS: "Intranet.example, 10.0.0.5:8080,[fd00::1],",
        PROXENY_CONTACT: "maps@example.org, https://example.org/~maps",
        PROXENY_FETCH_LIMIT: "1.5 GiB",
        PROXENY_SPARQL: "http://10.0.0.5:8080/sparql"
      })
      assert.deepStrictEqual([...settings.allowedHosts], ["intranet.example", "10.0.0.5:8080", "fd00::1"])
      assert.strictEqual(settings.contact, "maps@example.org, https://example.org/~maps")
      assert.strictEqual(settings.largest, 1.5 * 2 ** 30)
      assert.strictEqual(settings.sparql.href, "http://10.0.0.5:8080/sparql")
    })
  )

  it.effect.each([
    { PROXENY_ALLOW_HOSTS: "*.example" },
    { PROXENY_ALLOW_HOSTS: "http://intranet.example" },
    { PROXENY_CONTACT: "maps@example.org\r\nHost: other" },
    { PROXENY_CONTACT: "maps (at) example.org" },
    { PROXENY_CONTACT: "mäps@example.org" },
    { PROXENY_FETCH_LIMIT: "0" },
    { PROXENY_FETCH_LIMIT: "much" },
    { PROXENY_FETCH_LIMIT: "2 TB" },
    { PROXENY_SPARQL: "query.wikidata.org" },
    { PROXENY_SPARQL: "ftp://query.wikidata.org/sparql" },
    { PROXENY_SPARQL: "https://me:sesame@query.wikidata.org/sparql" }
  ])("refuses %o", (environment) =>
    Effect.gen(function* () {
      const error = yield* failureOf(readRemoteSettings(environment))
      assert.strictEqual(error._tag, "SettingInvalid")
      assert.include(error.message, Object.keys(environment)[0] ?? "")
      assert.notInclude(error.message, "sesame")
    })
  )
})
