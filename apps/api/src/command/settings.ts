import { isIP } from "node:net"
import { totalmem } from "node:os"
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { byteSize } from "./byteSize.ts"

export class SettingInvalid extends Schema.TaggedError<SettingInvalid>()("SettingInvalid", {
  name: Schema.String,
  found: Schema.String,
  wanted: Schema.String
}) {
  override get message(): string {
    return `${this.name} is "${this.found}", and ${this.wanted}.`
  }
}

/** Where Proxeny listens and where it keeps its data, from the environment. */
export interface Settings {
  /** The address to listen on; 127.0.0.1 unless HOST says otherwise. */
  readonly host: string
  /** The port, 0–65535 (0 lets the system choose); 4747 unless PORT says otherwise. */
  readonly port: number
  /** A PostgreSQL to use in place of the embedded one. */
  readonly databaseUrl: { readonly url: Redacted.Redacted<string>; readonly shown: string } | undefined
  /** The directory of the embedded PostgreSQL; `.proxeny` in the working directory unless PROXENY_DATA says otherwise. */
  readonly dataDirectory: string
  /** Whether each request gets a line in the log, on the standard output; PROXENY_LOG says so with `requests`. */
  readonly logsRequests: boolean
  /** How many bytes of pages are made before anybody asks for them; PROXENY_AHEAD says so, a twentieth of the memory where it does not, 0 for `none`. */
  readonly roomAhead: number
}

/** How many bytes of memory the machine has, or the container. */
const memory = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

/** What a variable holds; an empty one counts as absent. */
export const given = (environment: NodeJS.ProcessEnv, name: string): string | undefined => {
  const value = environment[name]?.trim()
  return value === "" ? undefined : value
}

const hostName = /^(?=.{1,253}$)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$/

/** Reads the settings; an empty variable counts as absent. */
export const readSettings = (environment: NodeJS.ProcessEnv): Effect.Effect<Settings, SettingInvalid> =>
  Effect.gen(function* () {
    const port = given(environment, "PORT") ?? "4747"
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      return yield* new SettingInvalid({
        name: "PORT",
        found: port,
        wanted: "a port is a whole number from 0 to 65535"
      })
    const host = given(environment, "HOST") ?? "127.0.0.1"
    if (isIP(host) === 0 && !hostName.test(host))
      return yield* new SettingInvalid({
        name: "HOST",
        found: host,
        wanted: "an address to listen on looks like 127.0.0.1, ::1, 0.0.0.0 or localhost"
      })
    const log = given(environment, "PROXENY_LOG") ?? "none"
    if (log !== "requests" && log !== "none")
      return yield* new SettingInvalid({
        name: "PROXENY_LOG",
        found: log,
        wanted: "the log is either requests, a line of JSON for each, or none"
      })
    const ahead = given(environment, "PROXENY_AHEAD") ?? String(Math.floor(memory() / 20))
    const roomAhead = ahead === "none" ? 0 : byteSize(ahead)
    if (!(roomAhead >= 0 && roomAhead <= Number.MAX_SAFE_INTEGER))
      return yield* new SettingInvalid({
        name: "PROXENY_AHEAD",
        found: ahead,
        wanted: "what pages that are made ahead may take is a number of bytes such as 64 MB or 2 GB, or none"
      })
    const text = given(environment, "DATABASE_URL")
    const url = text === undefined ? undefined : URL.canParse(text) ? new URL(text) : undefined
    if (text !== undefined && (url === undefined || !/^postgres(ql)?:$/.test(url.protocol)))
      return yield* new SettingInvalid({
        name: "DATABASE_URL",
        // The text may hold a password, in whatever form; the scheme alone does not.
        found: `${/^[a-z][a-z0-9+.-]*:(?=\/\/)/i.exec(text)?.[0] ?? ""}…`,
        wanted: "a database address looks like postgres://user:password@host:5432/database"
      })
    return {
      host,
      port: Number(port),
      databaseUrl:
        url === undefined
          ? undefined
          : { url: Redacted.make(url.href), shown: `${url.hostname}:${url.port || "5432"}${url.pathname}` },
      dataDirectory: resolve(given(environment, "PROXENY_DATA") ?? ".proxeny"),
      logsRequests: log === "requests",
      roomAhead
    }
  })
