import * as Schema from "effect/Schema"
import type { CityId } from "../base/identity.ts"
import { City, CountryCode, Population } from "../city/City.ts"
import { CityName } from "../city/CityName.ts"
import { Coordinates } from "../city/Coordinates.ts"
import { Identifier } from "../city/Identifier.ts"
import { resolveAll } from "./conflicts.ts"
import type { Evidence, Pinned, Policy } from "./resolve.ts"

const Aliases = Schema.Array(Schema.String)
const is = {
  name: Schema.is(CityName),
  identifier: Schema.is(Identifier),
  aliases: Schema.is(Aliases),
  country: Schema.is(CountryCode),
  coordinates: Schema.is(Coordinates),
  population: Schema.is(Population)
}

/**
 * The view of a city that follows from the claims about it under a policy, and from what persons decided between them.
 *
 * **Details**: names, aliases and identifiers of all sources add up, those of the better source first; country and
 * coordinates are resolved, and so is the population of the newest year that a source gives. Claims on other
 * attributes, or whose value does not have the shape of its attribute, are left alone. The order of the claims does
 * not matter.
 *
 * A city that sources know by its ids and none names is called by the first of them. Returns undefined where no source
 * says either.
 */
export const cityFrom = (
  id: CityId,
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): City | undefined => {
  const names = new Map<string, CityName>()
  const identifiers = new Map<string, Identifier>()
  const aliases: Array<string> = []
  const resolved: { country?: CountryCode; coordinates?: Coordinates; population?: Population } = {}
  const keep = (name: CityName): void => {
    const key = `${name.text}|${name.language ?? ""}`
    if (!names.has(key)) names.set(key, name)
  }
  for (const { attribute, resolution } of resolveAll(evidence, policy, decisions)) {
    const ranked = [resolution.winner, ...resolution.agreeing].map(({ claim }) => claim.value)
    if (attribute === "name") for (const value of ranked) if (is.name(value)) keep(value)
    if (attribute === "identifier")
      for (const value of ranked) if (is.identifier(value)) identifiers.set(`${value.scheme}|${value.value}`, value)
    if (attribute === "aliases") for (const value of ranked) if (is.aliases(value)) aliases.push(...value)
    const { value } = resolution
    if (attribute === "country" && is.country(value)) resolved.country = value
    if (attribute === "coordinates" && is.coordinates(value)) resolved.coordinates = value
    if (
      attribute === "population" &&
      is.population(value) &&
      (resolved.population === undefined || (value.year ?? 0) > (resolved.population.year ?? 0))
    )
      resolved.population = value
  }
  // Aliases come after every name, so that a gazetteer's long list never names the city.
  for (const text of aliases) {
    const alias: CityName = { text, kind: "alias" }
    if (is.name(alias)) keep(alias)
  }
  const [unnamed] = identifiers.values()
  if (names.size === 0 && unnamed !== undefined) keep({ text: unnamed.value, kind: "alias" })
  const [first, ...rest] = names.values()
  return first === undefined
    ? undefined
    : new City({ id, names: [first, ...rest], identifiers: [...identifiers.values()], ...resolved })
}
