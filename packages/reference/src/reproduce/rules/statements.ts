import { type CityId, type Claim, conflictsIn, foldName } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import type { View } from "../View.ts"
import { inWords, named, pairText } from "../words.ts"
import { type Contradiction, contradiction, type Party, type Rule } from "./Contradiction.ts"

const isShare = Schema.is(Schema.Struct({ percent: Schema.Finite }))
const isName = Schema.is(Schema.Struct({ text: Schema.String, language: Schema.Literal("en"), kind: Schema.String }))
const isOffice = Schema.is(
  Schema.Struct({ of: Schema.String, in: Schema.String, status: Schema.optionalKey(Schema.String) })
)
const isQuantified = Schema.is(
  Schema.Struct({
    quantifier: Schema.Literal("all"),
    value: Schema.Boolean,
    except: Schema.optionalKey(Schema.Array(Schema.String))
  })
)

/** Sources give one attribute of one subject different values (`conflictsIn` of the domain). */
export const differentValues =
  (attribute: string): Rule =>
  (view) =>
    conflictsIn(
      view.evidence.filter(({ claim }) => claim.attribute === attribute),
      { kind: "most-reliable" }
    ).map(({ resolution, subject }) => {
      const sides = new Map<string, Array<Claim>>()
      for (const { claim } of [resolution.winner, ...resolution.agreeing, ...resolution.losers]) {
        const says = inWords(claim.value)
        sides.set(says, [...(sides.get(says) ?? []), claim])
      }
      const cities = subject.kind === "twinning" ? view.citiesOf(subject.id) : undefined
      return contradiction(
        cities === undefined ? named(subject.id) : pairText(...cities),
        ...[...sides].map(([says, claims]) => ({ says, claims }))
      )
    })

/** Edits that turn one text into another (Levenshtein), an exchange of neighbours counted as two. */
const edits = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

/** Two spellings of one name, an edit or two apart, in one language: one of them is a slip or a variant. */
export const spellings: Rule = (view) => {
  const bySubject = new Map<string, Array<Claim>>()
  for (const claim of view.on("name"))
    if (isName(claim.value) && claim.value.kind !== "former")
      bySubject.set(claim.subject.id, [...(bySubject.get(claim.subject.id) ?? []), claim])
  return [...bySubject].flatMap(([subject, claims]): ReadonlyArray<Contradiction> => {
    const texts = new Map<string, Array<Claim>>()
    for (const claim of claims)
      if (isName(claim.value)) texts.set(claim.value.text, [...(texts.get(claim.value.text) ?? []), claim])
    const near = [...texts].filter(([text]) =>
      [...texts.keys()].some((other) => {
        const distance = edits(foldName(text), foldName(other))
        return distance === 1 || distance === 2
      })
    )
    return near.length < 2
      ? []
      : [contradiction(named(subject), ...near.map(([says, spelt]) => ({ says, claims: spelt })))]
  })
}

/** "Most" is said of a share that is no more than half. */
export const mostIsNoMajority =
  (words: string, share: string): Rule =>
  (view) =>
    view.on(words).flatMap((word) =>
      view
        .on(share, word.subject)
        .filter(({ value }) => word.value === "most" && isShare(value) && value.percent <= 50)
        .map((claim) =>
          contradiction(
            "share",
            { says: inWords(word.value), claims: [word] },
            { says: inWords(claim.value), claims: [claim] }
          )
        )
    )

/** What is said of all members of a group is denied of one of them. */
export const exceptions =
  (attribute: string, deniedBy: (view: View, city: CityId, value: boolean) => ReadonlyArray<Party>): Rule =>
  (view) =>
    view.on(attribute).flatMap((claim): ReadonlyArray<Contradiction> => {
      const { subject, value } = claim
      if (!isQuantified(value)) return []
      return view
        .membersOf(subject)
        .filter((city) => !value.except?.includes(city))
        .flatMap((city) =>
          deniedBy(view, city, value.value).map((party) =>
            contradiction(named(city), { says: `${attribute}: ${inWords(value)}`, claims: [claim] }, party)
          )
        )
    })

/** A claim on the same attribute of a member that says the opposite. */
export const byOwnClaim =
  (attribute: string) =>
  (view: View, city: CityId, value: boolean): ReadonlyArray<Party> =>
    view
      .on(attribute, { kind: "city", id: city })
      .filter((claim) => typeof claim.value === "boolean" && claim.value !== value)
      .map((claim) => ({
        says: `${attribute}: ${named(city)}, ${claim.value === true ? "yes" : "no"}`,
        claims: [claim]
      }))

/** Offices that a city keeps or seeks in another country. */
export const officesAbroad = (view: View, city: CityId): ReadonlyArray<Party> =>
  view.on("office").flatMap((claim): ReadonlyArray<Party> => {
    const { value } = claim
    if (!isOffice(value) || value.of !== city) return []
    const [home, host] = [view.countryOf(city), view.countryOf(value.in as CityId)]
    return home === undefined || host === undefined || home === host
      ? []
      : [
          {
            says: `${named(city)} ${value.status === "sought" ? "seeks" : "keeps"} an office in ${named(value.in)}`,
            claims: [claim]
          }
        ]
  })

/** A city withdraws from twinning and keeps an office with a twin. */
export const withdrawsYetStays: Rule = (view) =>
  view
    .on("investment-in-twinning")
    .filter(({ value }) => value === "falling")
    .flatMap((claim) => {
      const offices = officesAbroad(view, claim.subject.id as CityId)
      const says = [...new Set(offices.map((office) => office.says))]
      return says.map((text) =>
        contradiction(
          named(claim.subject.id),
          { says: "invests less in twinning", claims: [claim] },
          { says: text, claims: offices.filter((office) => office.says === text).flatMap(({ claims }) => claims) }
        )
      )
    })
