import { foldedForms, foldName } from "../fold.ts"
import type { Context } from "./context.ts"
import type { KnownPlace } from "./PlaceIndex.ts"
import type { NameMatch, Reason } from "./Resolution.ts"
import { formsOfName, shortened } from "./readName.ts"

/** A place of the gazetteer that bears a name, or nearly, with the weight of that. */
export interface Hit {
  readonly place: KnownPlace
  readonly weight: number
  readonly match: NameMatch
  readonly edits?: number
}

/** One way to look a name up. */
export type Search = (name: string, context: Context) => ReadonlyArray<Hit>

/** One hit a place, the weightiest. */
const best = (hits: ReadonlyArray<Hit>): ReadonlyArray<Hit> => {
  if (hits.length < 2) return hits
  const byPlace = new Map<string, Hit>()
  for (const hit of hits) {
    const known = byPlace.get(hit.place.id)
    if (known === undefined || hit.weight > known.weight) byPlace.set(hit.place.id, hit)
  }
  return [...byPlace.values()]
}

/** What carries a name from one language to the next: its consonants, those of one sound as one letter. */
const consonants = (text: string): string =>
  text
    .replace(/[aeiouyhj]/g, "")
    .replace(/[cq]/g, "k")
    .replace(/[wf]/g, "v")
    .replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1")

/** Whether two names in the Latin alphabet have so little in common that one cannot be a spelling of the other. */
const unlike = (a: string, b: string): boolean => {
  if (!/^[a-z]+$/.test(a) || !/^[a-z]+$/.test(b)) return false
  if (a.includes(b) || b.includes(a)) return false
  const [few, many] = [consonants(a), consonants(b)].sort((x, y) => x.length - y.length) as [string, string]
  let at = 0
  let common = 0
  for (const letter of few) {
    const found = many.indexOf(letter, at)
    if (found === -1) continue
    common++
    at = found + 1
  }
  return common < 0.6 * many.length
}

export const exactly: Search = (name, { index, rules }) =>
  best(
    foldedForms(name).flatMap((form) =>
      index
        .named(form)
        .map(
          ({ main, place }): Hit =>
            main
              ? { place, match: "main", weight: 0 }
              : { place, match: unlike(form, foldName(place.name)) ? "unlike" : "other", weight: rules.name.other }
        )
    )
  )

export const asVariant: Search = (name, { index, rules }) =>
  best(
    formsOfName(name).variants.flatMap((form) =>
      index.named(form).map(
        ({ main, place }): Hit => ({
          place,
          match: "variant",
          weight: rules.name.variant + (main ? 0 : rules.name.other)
        })
      )
    )
  )

/** Cut before a word like "am", or without its article: "La Calahorra" and Calahorra are two places. */
export const cut: Search = (name, context) =>
  best(
    shortened(name).flatMap((short) =>
      exactly(short, context).map(
        (hit): Hit => ({ ...hit, match: "shortened", weight: hit.weight + context.rules.name.shortened })
      )
    )
  )

/** Countries in which a slip of the pen is looked for: only where something other than the name speaks for them. */
const countriesForSlips = ({ coordinates, country, index, printed, rules }: Context): ReadonlyArray<string> => {
  if (country !== undefined) return country.codes.length > 15 && country.how === "former" ? [] : country.codes
  return coordinates === "usable" && printed.coordinates !== undefined
    ? index.countriesNear(printed.coordinates, rules.coordinates.around.km)
    : []
}

export const misspelt: Search = (name, context) => {
  const folded = foldName(name)
  const { perEdit, short, shortBelow } = context.rules.name.misspelt
  return context.index.similar(folded, countriesForSlips(context)).map(({ edits, place }) => ({
    place,
    match: "misspelt",
    edits,
    weight: perEdit * edits + (folded.length < shortBelow ? short : 0)
  }))
}

/** The name that led to a place, as a reason. */
export const nameReason = (name: string, hit: Hit): Reason => ({
  kind: "name",
  printed: name,
  match: hit.match,
  ...(hit.edits === undefined ? {} : { edits: hit.edits })
})
