import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { byteSize } from "../command/byteSize.ts"
import { given, SettingInvalid } from "../command/settings.ts"
import { type AllowedHosts, allowedHost, remoteUrl } from "./remoteUrl.ts"

/** What may be fetched from where, from the environment. */
export interface RemoteSettings {
  /** Hosts that may be asked although they are not of the public internet. */
  readonly allowedHosts: AllowedHosts
  /** Whom the keeper of a page can write to, as the page is told. */
  readonly contact: string | undefined
  /** The most bytes of a list, unpacked. */
  readonly largest: number
  /** Where Wikidata answers SPARQL queries. */
  readonly sparql: URL
}

/** Reads the settings of what is fetched; an empty variable counts as absent. */
export const readRemoteSettings = (environment: NodeJS.ProcessEnv): Effect.Effect<RemoteSettings, SettingInvalid> =>
  Effect.gen(function* () {
    const allowedHosts = new Set<string>()
    for (const text of (given(environment, "PROXENY_ALLOW_HOSTS") ?? "").split(",")) {
      if (text.trim() === "") continue
      const host = allowedHost(text.trim())
      if (host === undefined)
        return yield* new SettingInvalid({
          name: "PROXENY_ALLOW_HOSTS",
          found: text.trim(),
          wanted: "hosts look like intranet.example, 10.0.0.5:8080 or [fd00::1], with commas between them"
        })
      allowedHosts.add(host)
    }
    const contact = given(environment, "PROXENY_CONTACT")
    // It stands inside the brackets of a header, which knows neither further brackets nor other characters.
    if (contact !== undefined && !/^[\x20-\x27\x2a-\x5b\x5d-\x7e]{1,200}$/.test(contact))
      return yield* new SettingInvalid({
        name: "PROXENY_CONTACT",
        found: contact,
        wanted: "a contact is a mail address or a web address, in ASCII and without brackets"
      })
    const limit = given(environment, "PROXENY_FETCH_LIMIT") ?? "2 GB"
    const largest = byteSize(limit)
    if (!(largest >= 1 && largest <= Number.MAX_SAFE_INTEGER))
      return yield* new SettingInvalid({
        name: "PROXENY_FETCH_LIMIT",
        found: limit,
        wanted: "a limit is a number of bytes such as 500000000, 500 MB or 2 GB"
      })
    const endpoint = given(environment, "PROXENY_SPARQL") ?? "https://query.wikidata.org/sparql"
    const sparql = remoteUrl(endpoint)
    if (Result.isFailure(sparql))
      return yield* new SettingInvalid({
        name: "PROXENY_SPARQL",
        // The text may hold a password.
        found: `${/^[a-z][a-z0-9+.-]*:(?=\/\/)/i.exec(endpoint)?.[0] ?? ""}…`,
        wanted: "an endpoint looks like https://query.wikidata.org/sparql, without user name and password"
      })
    return { allowedHosts, contact, largest, sparql: sparql.success }
  })
