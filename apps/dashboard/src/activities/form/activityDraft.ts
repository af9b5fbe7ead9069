import type { OperationBody } from "@proxeny/client"
import { defined } from "../../defined.ts"
import type { ValueError } from "../../writing/failure.ts"
import { needed, neededOfSaid } from "../../writing/needed.ts"
import { amountOf, wholeOf } from "../../writing/numbers.ts"
import { nothingSaid, type SaidDraft, saidBody, whyBody } from "../../writing/Said.ts"

export type ActivityStatements = OperationBody<"PUT /api/v1/activities/:id">
/** What a source reports of an activity, without who says it. */
export type Report = Omit<ActivityStatements, "said" | "why">

type Organiser = NonNullable<Report["organisers"]>[number]
type Benefit = NonNullable<Report["benefits"]>[number]
export type ActivityType = Report["type"]
export type BenefitKind = Benefit["kind"]
export type Attester = Benefit["attestedBy"]
export type Sector = Organiser["sector"]

/** Whether something is stated at all: nothing stated is not none. */
export type Known = "unknown" | "none" | "some"

export interface OrganiserDraft {
  readonly name: string
  readonly sector: Sector | ""
  /** One of the two cities, or of no city that is stated; another city of a report is kept. */
  readonly city: string
}

export interface GainDraft {
  readonly kind: BenefitKind | ""
  readonly attestedBy: Attester | ""
}

/** What is stated of what one of the two cities gained. */
export interface SideDraft {
  readonly known: Known
  readonly gains: ReadonlyArray<GainDraft>
}

/** An activity as it is typed. */
export interface ActivityDraft {
  readonly type: ActivityType | ""
  readonly title: string
  readonly on: string
  readonly until: string
  readonly fieldsKnown: Known
  readonly fields: ReadonlyArray<string>
  readonly organisersKnown: Known
  readonly organisers: ReadonlyArray<OrganiserDraft>
  readonly citizenLed: "unknown" | "yes" | "no"
  readonly people: string
  readonly amount: string
  readonly currency: string
  /** In the order of the cities of the twinning. */
  readonly sides: readonly [SideDraft, SideDraft]
  readonly said: SaidDraft
  readonly why: string
}

export type Pair = readonly [string, string]

const nothingKnown: SideDraft = { known: "unknown", gains: [] }

export const newActivity: ActivityDraft = {
  type: "",
  title: "",
  on: "",
  until: "",
  fieldsKnown: "unknown",
  fields: [],
  organisersKnown: "unknown",
  organisers: [],
  citizenLed: "unknown",
  people: "",
  amount: "",
  currency: "",
  sides: [nothingKnown, nothingKnown],
  said: nothingSaid,
  why: ""
}

export const newOrganiser: OrganiserDraft = { name: "", sector: "", city: "" }
export const newGain: GainDraft = { kind: "", attestedBy: "" }

const knownOf = (list: ReadonlyArray<unknown> | undefined): Known =>
  list === undefined ? "unknown" : list.length === 0 ? "none" : "some"

/** What a report says, to be changed. */
export const draftOf = (report: Report, cities: Pair, said: SaidDraft): ActivityDraft => {
  const side = (city: string): SideDraft => {
    const { benefits, benefitsKnownFor } = report
    if (benefits === undefined || benefitsKnownFor?.includes(city as never) === false) return nothingKnown
    const gains = benefits.filter((benefit) => benefit.city === city)
    return { known: knownOf(gains), gains: gains.map(({ attestedBy, kind }) => ({ kind, attestedBy })) }
  }
  return {
    type: report.type,
    title: report.title ?? "",
    on: report.on,
    until: report.until ?? "",
    fieldsKnown: knownOf(report.fields),
    fields: report.fields ?? [],
    organisersKnown: knownOf(report.organisers),
    organisers: (report.organisers ?? []).map(({ city = "", name, sector }) => ({ city, name, sector })),
    citizenLed: report.citizenLed === undefined ? "unknown" : report.citizenLed ? "yes" : "no",
    people: report.people === undefined ? "" : String(report.people),
    amount: report.money === undefined ? "" : String(report.money.amount),
    currency: report.money?.currency ?? "",
    sides: [side(cities[0]), side(cities[1])],
    said,
    why: ""
  }
}

const listOf = <T, R>(known: Known, items: ReadonlyArray<T>, of: (item: T) => R): ReadonlyArray<R> | undefined =>
  known === "unknown" ? undefined : known === "none" ? [] : items.map(of)

const filled = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim())

/** What the two sides gained; of a side of which nothing is known, nothing is said. */
const benefitsOf = (sides: ActivityDraft["sides"], cities: Pair): Pick<Report, "benefits" | "benefitsKnownFor"> => {
  const known = cities.filter((_, at) => sides[at as 0 | 1].known !== "unknown")
  if (known.length === 0) return {}
  const benefits = cities.flatMap((city, at) => {
    const { gains, known } = sides[at as 0 | 1]
    return known === "some" ? gains.map(({ attestedBy, kind }) => ({ city, kind, attestedBy }) as Benefit) : []
  })
  return { benefits, ...(known.length === 1 ? { benefitsKnownFor: known as never } : {}) }
}

/** What is typed, as a report. */
export const reportOf = (draft: ActivityDraft, cities: Pair): Report =>
  defined<Report>({
    type: draft.type as ActivityType,
    title: filled(draft.title),
    on: draft.on.trim(),
    until: filled(draft.until),
    fields: listOf(draft.fieldsKnown, draft.fields, (field) => field) as Report["fields"],
    organisers: listOf(draft.organisersKnown, draft.organisers, ({ city, name, sector }) => ({
      name: name.trim(),
      sector: sector as Sector,
      ...(city === "" ? {} : { city })
    })) as Report["organisers"],
    citizenLed: draft.citizenLed === "unknown" ? undefined : draft.citizenLed === "yes",
    people: wholeOf(draft.people),
    money:
      filled(draft.amount) === undefined
        ? undefined
        : { amount: amountOf(draft.amount) ?? Number.NaN, currency: draft.currency.trim().toUpperCase() },
    benefits: undefined,
    benefitsKnownFor: undefined,
    ...benefitsOf(draft.sides, cities)
  })

/** What is typed, as it is sent. */
export const statementsOf = (draft: ActivityDraft, cities: Pair): ActivityStatements => ({
  ...reportOf(draft, cities),
  said: saidBody(draft.said),
  ...whyBody(draft.why)
})

/** What the form says of what is missing, or is no number. */
export interface CheckWords {
  readonly needed: string
  readonly whole: string
  readonly amount: string
  readonly chooseSome: string
}

/** What has to be typed otherwise before anything is sent, by the paths of what would be sent. */
export const checkActivity = (draft: ActivityDraft, words: CheckWords): ReadonlyArray<ValueError> => {
  const some = (known: Known, items: ReadonlyArray<unknown>, path: string) =>
    known === "some" && items.length === 0 ? [{ path, message: words.chooseSome }] : []
  return [
    ...needed(words.needed, { type: draft.type, on: draft.on }),
    ...some(draft.fieldsKnown, draft.fields, "fields"),
    ...some(draft.organisersKnown, draft.organisers, "organisers"),
    ...(draft.organisersKnown === "some"
      ? draft.organisers.flatMap(({ name, sector }, at) =>
          needed(words.needed, { [`organisers.${at}.name`]: name, [`organisers.${at}.sector`]: sector })
        )
      : []),
    ...(draft.people.trim() !== "" && wholeOf(draft.people) === undefined
      ? [{ path: "people", message: words.whole }]
      : []),
    ...(draft.amount.trim() !== "" && amountOf(draft.amount) === undefined
      ? [{ path: "money.amount", message: words.amount }]
      : []),
    ...((draft.amount.trim() === "") === (draft.currency.trim() === "")
      ? []
      : needed(words.needed, { "money.amount": draft.amount, "money.currency": draft.currency })),
    ...draft.sides.flatMap(({ gains, known }, side) => [
      ...some(known, gains, `sides.${side}`),
      ...(known === "some"
        ? gains.flatMap(({ attestedBy, kind }, at) =>
            needed(words.needed, {
              [`sides.${side}.${at}.kind`]: kind,
              [`sides.${side}.${at}.attestedBy`]: attestedBy
            })
          )
        : [])
    ]),
    ...neededOfSaid(words.needed, draft.said)
  ]
}
