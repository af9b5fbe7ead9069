import { BlockList, isIP } from "node:net"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { given, SettingInvalid } from "../command/settings.ts"

/** What is set for people by the environment. */
export interface SetForPeople {
  /** The public address, without a slash at its end: links in mails begin with it. */
  readonly url: string
  /** Whether the public address was set; otherwise every address that a request comes to is this one. */
  readonly urlGiven: boolean
  /** What signs the cookies of sessions, where it is not to stand in the database. */
  readonly secret: Redacted.Redacted<string> | undefined
  readonly oidc:
    | {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecret: Redacted.Redacted<string>
        readonly name: string
      }
    | undefined
  readonly mail: { readonly smtp: Redacted.Redacted<string>; readonly from: string } | undefined
  /** The proxies in front, whose word on where a request comes from is taken. */
  readonly proxies: BlockList
}

const webAddress = (name: string, text: string): Effect.Effect<URL, SettingInvalid> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== ""
    ? Effect.fail(
        new SettingInvalid({ name, found: text, wanted: "a web address looks like https://twins.city.example" })
      )
    : Effect.succeed(url)
}

/** Where a browser on this machine finds a server that listens as HOST and PORT say. */
const localUrl = (environment: NodeJS.ProcessEnv): string => {
  const host = given(environment, "HOST") ?? "127.0.0.1"
  const seen = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host
  return `http://${isIP(seen) === 6 ? `[${seen}]` : seen}:${given(environment, "PORT") ?? "4747"}`
}

const readProxies = (text: string): Effect.Effect<BlockList, SettingInvalid> =>
  Effect.gen(function* () {
    const proxies = new BlockList()
    for (const one of text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "")) {
      const [address = "", prefix] = one.split("/")
      const version = isIP(address)
      const longest = version === 6 ? 128 : 32
      if (version === 0 || (prefix !== undefined && (!/^\d{1,3}$/.test(prefix) || Number(prefix) > longest)))
        return yield* new SettingInvalid({
          name: "PROXENY_PROXIES",
          found: text,
          wanted: "addresses of proxies look like 10.0.0.7, 192.168.0.0/24 or fd00::/8, with commas between"
        })
      proxies.addSubnet(address, prefix === undefined ? longest : Number(prefix), version === 6 ? "ipv6" : "ipv4")
    }
    return proxies
  })

/**
 * Reads what is set for people; an empty variable counts as absent.
 *
 * **Details**: `heard` is the address that the server listens on, for links where PROXENY_URL is absent.
 *
 * **Errors**: {@link SettingInvalid} names the variable.
 */
export const readPeopleSettings = (environment: NodeJS.ProcessEnv, heard = localUrl(environment)) =>
  Effect.gen(function* () {
    const text = given(environment, "PROXENY_URL")
    const url = text === undefined ? undefined : yield* webAddress("PROXENY_URL", text)
    if (url !== undefined && url.pathname !== "/")
      return yield* new SettingInvalid({
        name: "PROXENY_URL",
        found: url.href,
        wanted: "the public address has no path: give Proxeny a host name or a port of its own"
      })
    const secret = given(environment, "PROXENY_SECRET")
    if (secret !== undefined && secret.length < 32)
      return yield* new SettingInvalid({
        name: "PROXENY_SECRET",
        found: "…",
        wanted: "a secret has 32 characters or more: take the output of openssl rand -base64 32"
      })
    const issuer = given(environment, "PROXENY_OIDC_ISSUER")
    const clientId = given(environment, "PROXENY_OIDC_CLIENT_ID")
    const clientSecret = given(environment, "PROXENY_OIDC_CLIENT_SECRET")
    if (issuer !== undefined) yield* webAddress("PROXENY_OIDC_ISSUER", issuer)
    const missing = [
      ["PROXENY_OIDC_ISSUER", issuer],
      ["PROXENY_OIDC_CLIENT_ID", clientId],
      ["PROXENY_OIDC_CLIENT_SECRET", clientSecret]
    ].filter(([, value]) => value === undefined)
    if (missing.length === 1 || missing.length === 2)
      return yield* new SettingInvalid({
        name: missing[0]?.[0] ?? "",
        found: "",
        wanted: "single sign-on needs issuer, client id and client secret: set all three or none"
      })
    const smtp = given(environment, "PROXENY_SMTP_URL")
    if (smtp !== undefined && !/^smtps?:\/\/\S+$/.test(smtp))
      return yield* new SettingInvalid({
        name: "PROXENY_SMTP_URL",
        // It may hold a password.
        found: "…",
        wanted: "the address of a mail server looks like smtp://user:password@mail.city.example:587"
      })
    const from = given(environment, "PROXENY_MAIL_FROM")
    if (smtp !== undefined && from === undefined)
      return yield* new SettingInvalid({
        name: "PROXENY_MAIL_FROM",
        found: "",
        wanted: "mail needs a sender, such as Twin towns <twins@city.example>"
      })
    return {
      url: url?.origin ?? heard,
      urlGiven: url !== undefined,
      secret: secret === undefined ? undefined : Redacted.make(secret),
      oidc:
        issuer === undefined || clientId === undefined || clientSecret === undefined
          ? undefined
          : {
              issuer: issuer.replace(/\/+$/, ""),
              clientId,
              clientSecret: Redacted.make(clientSecret),
              name: given(environment, "PROXENY_OIDC_NAME") ?? new URL(issuer).hostname
            },
      mail: smtp === undefined || from === undefined ? undefined : { smtp: Redacted.make(smtp), from },
      proxies: yield* readProxies(given(environment, "PROXENY_PROXIES") ?? "")
    } satisfies SetForPeople
  })

/** What was read already, as by `proxeny serve`, which knows the address that it listens on. */
export const GivenPeopleSettings = Context.Reference<SetForPeople | undefined>("@proxeny/api/GivenPeopleSettings", {
  defaultValue: () => undefined
})

/** What is set for people: what was given, or else what the environment says. */
export class PeopleSettings extends Context.Service<PeopleSettings, SetForPeople>()("@proxeny/api/PeopleSettings") {
  static readonly layer = Layer.effect(
    PeopleSettings,
    Effect.flatMap(GivenPeopleSettings, (given) =>
      given === undefined ? readPeopleSettings(process.env) : Effect.succeed(given)
    )
  )
}
