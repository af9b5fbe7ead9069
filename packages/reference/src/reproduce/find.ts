import { type CityId, type Claim, pairOf, type Subject, twinningIdOf } from "@proxeny/domain"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { cityNamed } from "../places/cities.ts"
import { type NetworkKey, networkKeyed } from "../statements/networks.ts"
import { about } from "../statements/state.ts"
import type { Finding } from "./Check.ts"
import type { Contradiction, Rule } from "./rules/Contradiction.ts"
import type { View } from "./View.ts"
import { inWords, pairText } from "./words.ts"

type Find = (view: View) => Finding

export const city = (name: string): Subject => about("city", cityNamed(name))
export const network = (key: NetworkKey): Subject => about("network", networkKeyed(key))
export const twinning = (a: string, b: string): Subject =>
  about("twinning", twinningIdOf(Result.getOrThrow(pairOf(cityNamed(a), cityNamed(b)))))

const isNumber = Schema.is(Schema.Struct({ count: Schema.Finite }))
/** The different values that claims state, in words. */
const values = (claims: ReadonlyArray<Claim>): string =>
  [...new Set(claims.map(({ value }) => inWords(value)))].join(" / ")

/** What is stated of one attribute of one subject; different values are all given. */
export const stated =
  (attribute: string, subject: Subject): Find =>
  (view) => {
    const claims = view.on(attribute, subject)
    const periods = new Set(
      claims.flatMap(({ period }) => (period ? [`${period.from ?? ""}–${period.until ?? ""}`] : []))
    )
    return { found: [values(claims), ...periods].join(", "), claims }
  }

/** The claims of a table that a pair of cities is twinned. */
const rowsOf = (view: View, table: string) => view.pairs.filter(({ claim }) => claim.locator.startsWith(`${table},`))

/** A pair of a table, or nothing. */
export const pairIn = (table: string, a: string, b: string): Find => {
  const { id } = twinning(a, b)
  return (view) => {
    const rows = rowsOf(view, table).filter(({ claim }) => claim.subject.id === id)
    return {
      found: [...new Set(rows.map(({ cities }) => pairText(...cities)))].join(),
      claims: rows.map(({ claim }) => claim)
    }
  }
}

/** Where a city keeps an office, as a table or a line says. */
export const officeIn = (locator: string, of: string, where: string): Find => {
  const subject = twinning(of, where)
  return (view) => {
    const claims = view.on("office", subject).filter((claim) => claim.locator.startsWith(locator))
    return { found: values(claims), claims }
  }
}

/** That a table says a city has no twin in a country: an empty list, and no pair beside it. */
export const noneIn =
  (table: string, name: string): Find =>
  (view) => {
    const lists = view.on("twins-in-country", city(name)).filter(({ locator }) => locator.startsWith(`${table},`))
    const rows = rowsOf(view, table).filter(({ cities }) => cities.includes(cityNamed(name)))
    const partners = rows.map(({ cities }) => pairText(...cities))
    return {
      found: [...lists.map(({ value }) => inWords(value)), ...partners].join("; "),
      claims: [...lists, ...rows.map(({ claim }) => claim)]
    }
  }

/** How many pairs stand in every one of some tables, or in any one. */
export const countPairs =
  (how: "in every" | "in any", ...tables: ReadonlyArray<string>): Find =>
  (view) => {
    const perTable = tables.map((table) => rowsOf(view, table))
    const all = perTable.flat()
    const counted = new Set(
      all
        .map(({ claim }) => claim.subject.id)
        .filter((id) => how === "in any" || perTable.every((rows) => rows.some(({ claim }) => claim.subject.id === id)))
    )
    const claims = all.map(({ claim }) => claim).filter(({ subject }) => counted.has(subject.id))
    return { found: String(counted.size), claims }
  }

/** What is said outside the tables of a pair that is called twins: topics, offices, stages. */
export const pairInText = (a: string, b: string, attributes: ReadonlyArray<string>, source?: string): Find => {
  const subject = twinning(a, b)
  return (view) => {
    const inText = (claim: Claim): boolean =>
      !claim.locator.startsWith("table ") && (source === undefined || view.shortName(claim) === source)
    const pairs = view.pairs.filter(({ claim }) => claim.subject.id === subject.id && inText(claim))
    const told = attributes.map((attribute) => view.on(attribute, subject).filter(inText))
    const texts = told.map((claims) => [...new Set(claims.map(({ value }) => inWords(value)))].sort().join(" and "))
    const names = [...new Set(pairs.map(({ cities }) => pairText(...cities)))].join()
    return {
      found: [names, ...texts].join(": "),
      claims: [...pairs.map(({ claim }) => claim), ...told.flat()]
    }
  }
}

/** A number that is stated of a group, and how many of its members are named. */
export const numberAndMembers =
  (
    attribute: string,
    subject: Subject,
    members: (view: View) => { ids: ReadonlyArray<string>; claims: ReadonlyArray<Claim> }
  ): Find =>
  (view) => {
    const numbers = view.on(attribute, subject)
    const { claims, ids } = members(view)
    return {
      found: `${numbers.map(({ value }) => (isNumber(value) ? value.count : inWords(value))).join(" / ")}, ${new Set(ids).size} named`,
      claims: [...numbers, ...claims]
    }
  }

/** The claims that cities or networks belong to a network. */
const belonging = (view: View, key: NetworkKey) =>
  view.memberships.filter(({ claim, network: to }) => to === networkKeyed(key) && claim.value === true)

/** The cities that belong to a network. */
export const citiesIn =
  (key: NetworkKey) =>
  (view: View): { readonly ids: ReadonlyArray<CityId>; readonly claims: ReadonlyArray<Claim> } => {
    const memberships = belonging(view, key).filter(({ member }) => member.kind === "city")
    return {
      ids: memberships.flatMap(({ member }) => (member.kind === "city" ? [member.city] : [])),
      claims: memberships.map(({ claim }) => claim)
    }
  }

/** The networks inside a network that a city belongs to. */
export const networksWithin = (name: string, key: NetworkKey) => (view: View) => {
  const inside = belonging(view, key).flatMap(({ claim, member }) =>
    member.kind === "network" ? [{ claim, network: member.network }] : []
  )
  const own = view.memberships.filter(
    ({ claim, member }) => claim.value === true && member.kind === "city" && member.city === cityNamed(name)
  )
  const both = own.flatMap((membership) => {
    const around = inside.find((one) => one.network === membership.network)
    return around === undefined ? [] : [{ id: membership.network, claims: [membership.claim, around.claim] }]
  })
  return { ids: both.map(({ id }) => id), claims: both.flatMap(({ claims }) => claims) }
}

/** Whether a city belongs to a network, and in which roles. */
export const membershipOf =
  (name: string, key: NetworkKey): Find =>
  (view) => {
    const found = view.memberships.filter(
      ({ member, network: to }) => to === networkKeyed(key) && member.kind === "city" && member.city === cityNamed(name)
    )
    const texts = found.map(({ claim, roles }) =>
      claim.value === true ? ["member", ...roles.map(({ value }) => inWords(value))].join(", ") : "not a member"
    )
    return {
      found: [...new Set(texts)].join(" / "),
      claims: found.flatMap(({ claim, roles }) => [claim, ...roles])
    }
  }

/** Everything that rules find, and numbers that follow from the same claims. */
export const contradictions =
  (rules: ReadonlyArray<Rule>, alsoFind?: Find): Find =>
  (view) => {
    const all = rules.flatMap((rule): ReadonlyArray<Contradiction> => rule(view))
    const texts = all
      .map(
        ({ about: subject, sides }) =>
          `${subject}: ${sides
            .map(({ says }) => says)
            .sort()
            .join(" | ")}`
      )
      .sort()
    const also = alsoFind?.(view)
    return {
      found: [...texts, ...(also === undefined ? [] : [also.found])].join("; "),
      claims: [...all.flatMap(({ sides }) => sides.flatMap(({ claims }) => claims)), ...(also?.claims ?? [])],
      contradictions: all,
      ...(also === undefined ? {} : { note: also.found })
    }
  }
