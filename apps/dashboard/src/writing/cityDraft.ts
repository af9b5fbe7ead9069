import type { OperationBody } from "@proxeny/client"
import { defined } from "../defined.ts"
import type { ValueError } from "./failure.ts"
import { needed, neededOfSaid } from "./needed.ts"
import { wholeOf } from "./numbers.ts"
import { type SaidDraft, saidBody, whyBody } from "./Said.ts"

export type CityBody = OperationBody<"POST /api/v1/cities">

/** A city that is not on record yet, as it is typed. */
export interface CityDraft {
  readonly name: string
  readonly language: string
  readonly nameZh: string
  readonly country: string
  readonly latitude: string
  readonly longitude: string
  readonly population: string
  readonly populationYear: string
  readonly wikidata: string
  readonly said: SaidDraft
  readonly why: string
}

/** Degrees as people write them, with either sign for south and west. */
export const degreesOf = (typed: string): number | undefined => {
  const text = typed.trim().replace("−", "-")
  return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined
}

const filled = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim())

/** What is typed, as it is sent. */
export const cityBody = (draft: CityDraft): CityBody => {
  const zh = filled(draft.nameZh)
  const wikidata = filled(draft.wikidata)
  const [latitude, longitude] = [degreesOf(draft.latitude), degreesOf(draft.longitude)]
  const count = wholeOf(draft.population)
  return {
    ...defined<Omit<CityBody, "said" | "why">>({
      names: [
        defined<CityBody["names"][number]>({ text: draft.name.trim(), kind: "name", language: filled(draft.language) }),
        ...(zh === undefined ? [] : [{ text: zh, kind: "name" as const, language: "zh" }])
      ],
      country: filled(draft.country)?.toUpperCase(),
      coordinates: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
      population:
        count === undefined
          ? undefined
          : { count, ...(wholeOf(draft.populationYear) === undefined ? {} : { year: Number(draft.populationYear) }) },
      identifiers: wikidata === undefined ? undefined : [{ scheme: "wikidata", value: wikidata }]
    }),
    said: saidBody(draft.said),
    ...whyBody(draft.why)
  }
}

/** What has to be typed otherwise before anything is sent. */
export const checkCity = (
  draft: CityDraft,
  words: { readonly needed: string; readonly whole: string; readonly degrees: string }
): ReadonlyArray<ValueError> => {
  const degrees = [
    ["coordinates.latitude", draft.latitude, draft.longitude],
    ["coordinates.longitude", draft.longitude, draft.latitude]
  ] as const
  return [
    ...needed(words.needed, { names: draft.name }),
    // One of the two coordinates is no place.
    ...degrees.flatMap(([path, text, other]) =>
      text.trim() === ""
        ? needed(words.needed, other.trim() === "" ? {} : { [path]: text })
        : degreesOf(text) === undefined
          ? [{ path, message: words.degrees }]
          : []
    ),
    ...(["population", "populationYear"] as const).flatMap((key) =>
      draft[key].trim() !== "" && wholeOf(draft[key]) === undefined
        ? [{ path: key === "population" ? "population.count" : "population.year", message: words.whole }]
        : []
    ),
    ...neededOfSaid(words.needed, draft.said)
  ]
}
