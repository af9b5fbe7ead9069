import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"

/** The registers of places whose ids Proxeny keeps, with the form of an id and the page it leads to. */
export const identifierSchemes = {
  wikidata: { label: "Wikidata", form: /^Q[1-9]\d*$/, example: "Q18125", page: "https://www.wikidata.org/wiki/" },
  geonames: { label: "GeoNames", form: /^[1-9]\d*$/, example: "2643123", page: "https://www.geonames.org/" },
  unlocode: { label: "UN/LOCODE", form: /^[A-Z]{2}[A-Z2-9]{3}$/, example: "GBMNC", page: undefined }
} as const satisfies Record<
  string,
  { readonly label: string; readonly form: RegExp; readonly example: string; readonly page: string | undefined }
>

export const IdentifierScheme = Schema.Literals(["wikidata", "geonames", "unlocode"])
export type IdentifierScheme = typeof IdentifierScheme.Type

/**
 * The id of a city in a public register.
 *
 * **Gotchas**: a city may have several ids of one scheme, since registers keep a city and its municipality, or the
 * same place twice, as separate items (Amsterdam is Q727 and Q9899 in Wikidata). One id belongs to one city.
 */
export const Identifier = Schema.Struct({ scheme: IdentifierScheme, value: Schema.NonEmptyString }).check(
  Schema.makeFilter((identifier: { readonly scheme: IdentifierScheme; readonly value: string }) => {
    const { example, form, label } = identifierSchemes[identifier.scheme]
    return form.test(identifier.value)
      ? undefined
      : {
          path: ["value"],
          issue: breaks("pattern", `"${identifier.value}" is not a ${label} id: one looks like ${example}`, [example])
        }
  })
)
export type Identifier = typeof Identifier.Type
