import * as Schema from "effect/Schema"

export type Json = Readonly<Record<string, unknown>>

/** What the parameters mean, where the name does not say it. */
const meanings: Readonly<Record<string, string>> = {
  q: "Words to look for in names.",
  country: "ISO 3166-1 alpha-2 code.",
  partnerCountry: "ISO 3166-1 alpha-2 code of the other city.",
  city: "Id of a city that is a party.",
  state: "The last stage reached today; `recorded` where no source says more than that the twinning exists.",
  source: "Id of a source that claims something about the twinning.",
  decided: "Only contradictions that a person has decided, or only those that are open.",
  conflict: "Only twinnings on which sources contradict each other, or only the others.",
  sort: "A leading minus reverses the order.",
  limit: "How many at once.",
  cursor: "The value of `next` on the page before.",
  id: "UUID, lower case.",
  asOf: "The day it is judged as of: what is dated later changes nothing. What bears no date counts on any day, but that a cost without a date waits for the day on which its source came out. Today (UTC) where it is absent.",
  seed: "What the random draws start from: the same seed gives the same numbers. 1 where it is absent.",
  cap: "What the portfolio may cost a year, in the given currency; the review is then run again under it.",
  currency: "The currency of the cap (ISO 4217), such as GBP. Goes with cap.",
  links: "How many twinnings to go from the city at most. 1 where it is absent.",
  to: "Id of the city at the other end.",
  community: "The number of a community, 0 for the largest; the whole graph where it is absent."
}

const meaningsAt: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/api/v1/cities": {
    q: "Any name in any script; accents, case and punctuation do not matter, typing errors are forgiven where nothing fits."
  },
  "/api/v1/twinnings": { q: "Words of the names of either city, without accents and case, or of a topic." },
  "/api/v1/networks": { q: "Part of a name or short name, in whatever case." },
  "/api/v1/cities/:id/around": { limit: "How many cities at most, the nearest first. 300 where it is absent." },
  "/api/v1/cities/:id/ways": { limit: "How many ways to name at most. 20 where it is absent." },
  "/api/v1/cities/:id/networks": {
    limit: "How many cities at most, those that share most networks first. 50 where it is absent."
  },
  "/api/v1/networks/:id/graph": {
    limit: "How many cities at most, those with most twins first. 300 where it is absent."
  },
  "/api/v1/map/cities": {
    from: "The position of the first city on the map; 0, the city with most twins, where it is absent.",
    limit: "How many cities at most. All where it is absent."
  },
  "/api/v1/exports/:format": {
    from: "The day from which a calendar has round anniversaries; today where it is absent."
  },
  "/api/v1/graph": { limit: "How many cities at most, those with most twins first. 2000 where it is absent." }
}

/** What the schema checks by a pattern of the text, and a pattern does not tell a reader. */
const more: Readonly<Record<string, Json>> = {
  seed: { type: "integer", minimum: 0 },
  cap: { minimum: 0 },
  asOf: { format: "date" }
}

/** Everything travels as text in a path or a query: what is documented is what it is read as, with its bounds. */
export const parametersOf = (
  path: string,
  where: "path" | "query",
  schema: Schema.Top | undefined
): ReadonlyArray<Json> => {
  if (schema === undefined) return []
  const { definitions, schema: object } = Schema.toJsonSchemaDocument(Schema.toType(schema))
  const { properties = {}, required = [] } = object as {
    properties?: Record<string, Json>
    required?: ReadonlyArray<string>
  }
  return Object.entries(properties).map(([name, property]) => {
    const { description: meant, ...target } = (
      typeof property.$ref === "string" ? definitions[property.$ref.split("/").at(-1) ?? ""] : property
    ) as Json & { readonly description?: string }
    return {
      name,
      in: where,
      required: where === "path" || required.includes(name),
      description: meaningsAt[path]?.[name] ?? meant ?? meanings[name] ?? "",
      schema: { ...target, ...more[name] }
    }
  })
}
