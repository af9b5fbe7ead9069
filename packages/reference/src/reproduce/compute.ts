import { type CityId, type Claim, stagesFrom } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { cityNamed } from "../places/cities.ts"
import { networkKeyed } from "../statements/networks.ts"
import { group } from "../statements/state.ts"
import type { Finding } from "./Check.ts"
import { citiesIn, twinning } from "./find.ts"
import type { View } from "./View.ts"
import { list, named } from "./words.ts"

const isNumber = Schema.is(Schema.Struct({ count: Schema.Finite }))
const isMean = Schema.is(Schema.Struct({ mean: Schema.Finite }))
const isShare = Schema.is(Schema.Struct({ percent: Schema.Finite }))
const isIds = Schema.is(Schema.Array(Schema.String))
const isList = Schema.is(Schema.Struct({ country: Schema.String, partners: Schema.Array(Schema.String) }))

const numbers = (claims: ReadonlyArray<Claim>): ReadonlyArray<number> =>
  claims.flatMap(({ value }) => (isNumber(value) ? [value.count] : []))

/** The size of a group beside the sum of the sizes of its parts. */
export const sumOfParts =
  (key: string) =>
  (view: View): Finding => {
    const sizes = view.on("size", group(key))
    const parts = view.on("parts", group(key))
    const partSizes = parts
      .flatMap(({ value }) => (isIds(value) ? value : []))
      .flatMap((id) => view.on("size", { kind: "group", id }))
    const [whole] = numbers(sizes)
    const summands = numbers(partSizes)
    const sum = summands.reduce((total, one) => total + one, 0)
    return {
      found: whole === undefined ? "" : `${whole} ${whole === sum ? "=" : "≠"} ${summands.join(" + ")}`,
      claims: [...sizes, ...parts, ...partSizes]
    }
  }

/** How many twins in a country the complete lists give the Core Cities, and London. */
export const twinsOfCoreCities =
  (table: string, country: string) =>
  (view: View): Finding => {
    const members = citiesIn("core-cities")(view)
    const lists = view.on("twins-in-country").filter(({ locator }) => locator.startsWith(`${table},`))
    const countOf = (id: CityId): number | undefined => {
      const values = lists.flatMap(({ subject, value }) =>
        subject.id === id && isList(value) && value.country === country ? [value.partners.length] : []
      )
      return values[0]
    }
    const one = members.ids.filter((id) => countOf(id) === 1)
    const others = members.ids.filter((id) => countOf(id) !== 1)
    return {
      found: `one each: ${one.length}; not: ${list(others)}; London: ${countOf(cityNamed("London")) ?? "unknown"}`,
      claims: [
        ...members.claims,
        ...lists.filter(({ subject }) => [...members.ids, cityNamed("London")].includes(subject.id as CityId))
      ]
    }
  }

/** Which members of a group belong to at least one of the networks whose members are listed. */
export const inAnyNetwork =
  (key: string, ...networks: ReadonlyArray<Parameters<typeof networkKeyed>[0]>) =>
  (view: View): Finding => {
    const members = view.membersOf(group(key))
    const memberships = networks.map((one) => citiesIn(one)(view))
    const inside = new Set(memberships.flatMap(({ ids }) => ids))
    const outside = members.filter((id) => !inside.has(id))
    return {
      found: `${members.length - outside.length} of ${members.length}; not: ${list(outside)}`,
      claims: [...view.on("members", group(key)), ...memberships.flatMap(({ claims }) => claims)]
    }
  }

/** Whether the members of a network that lie in a country reach it through another network. */
export const throughNetwork =
  (to: Parameters<typeof networkKeyed>[0], via: Parameters<typeof networkKeyed>[0], country: string) =>
  (view: View): Finding => {
    const existing = view.memberships.filter(
      ({ claim, network: at }) => at === networkKeyed(to) && claim.value === true
    )
    const cities = existing.filter(({ member }) => member.kind === "city" && view.countryOf(member.city) === country)
    const itself = existing.filter(({ member }) => member.kind === "network" && member.network === networkKeyed(via))
    const direct = cities.filter(({ through }) => through !== networkKeyed(via))
    return {
      found: `${named(networkKeyed(via))} belongs to ${named(networkKeyed(to))}: ${itself.length > 0 ? "yes" : "no"}; cities through it: ${cities.length}, otherwise: ${direct.length}`,
      claims: [...itself, ...cities].map(({ claim }) => claim)
    }
  }

/** The mean number of twins of the members whose own number is not given, from the mean of all. */
export const meanOfOthers =
  (key: string) =>
  (view: View): Finding => {
    const members = view.membersOf(group(key))
    const means = view.on("mean-twin-count", group(key))
    const counts = members.flatMap((id) => view.on("twin-count", { kind: "city", id }))
    const known = new Map(counts.flatMap(({ subject, value }) => (isNumber(value) ? [[subject.id, value.count]] : [])))
    const sum = [...known.values()].reduce((total, one) => total + one, 0)
    const mean = means.flatMap(({ value }) => (isMean(value) ? [value.mean] : []))[0]
    const others = members.length - known.size
    return {
      found:
        mean === undefined || others === 0
          ? ""
          : `mean of the other ${others}: ${((mean * members.length - sum) / others).toFixed(1)}`,
      claims: [...means, ...view.on("members", group(key)), ...counts]
    }
  }

/** The smallest group of which all shares can be rounded percentages. */
export const smallestGroup = (percentages: ReadonlyArray<number>): number => {
  for (let size = 1; ; size++) {
    const possible = new Set(Array.from({ length: size + 1 }, (_, part) => Math.round((100 * part) / size)))
    if (percentages.every((percent) => possible.has(percent))) return size
  }
}

/** The smallest group of which the shares stated of it can be rounded percentages. */
export const smallestGroupWith =
  (key: string, ...attributes: ReadonlyArray<string>) =>
  (view: View): Finding => {
    const claims = attributes.flatMap((attribute) => view.on(attribute, group(key)))
    const shares = claims.flatMap(({ value }) =>
      isShare(value) && Number.isInteger(value.percent) && value.percent >= 0 && value.percent <= 100
        ? [value.percent]
        : []
    )
    return {
      found:
        shares.length === attributes.length ? `${shares.join(" % and ")} % need at least ${smallestGroup(shares)}` : "",
      claims
    }
  }

/** The stages of a twinning after its signature. */
export const stagesAfterSignature =
  (a: string, b: string) =>
  (view: View): Finding => {
    const { id } = twinning(a, b)
    const evidence = view.evidence.filter(({ claim }) => claim.subject.id === id)
    const later = stagesFrom(evidence, { kind: "most-reliable" }).filter(({ kind }) => kind !== "signed")
    const ids = new Set(later.flatMap((stage) => stage.evidence))
    return {
      found: later.map(({ kind, on }) => `later ${kind}${on === undefined ? "" : ` in ${on}`}`).join(", "),
      claims: evidence.map(({ claim }) => claim).filter((claim) => ids.has(claim.id))
    }
  }

/** How many claims carry values that only a figure shows. */
export const valuesFrom =
  (matches: (claim: Claim) => boolean) =>
  (view: View): Finding => {
    const claims = view.evidence.map(({ claim }) => claim).filter(matches)
    return { found: claims.length === 0 ? "no values" : `${claims.length} values`, claims }
  }

/** Of how many cities a strategy is told, of all that were studied. */
export const strategiesTold = (view: View): Finding => {
  const sizes = view.on("size", group("cities-studied"))
  const told = view.on("strategy")
  const [size] = numbers(sizes)
  return {
    found: size !== undefined && told.length >= size ? "all" : "not all",
    claims: [...sizes, ...told]
  }
}
