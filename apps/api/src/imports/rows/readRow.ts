import type { DateOptions, MappedRow, TableField, TableKind } from "@proxeny/formats"
import { type End, printedCity } from "./printedCity.ts"
import { readDates, type SaidPeriod } from "./readDates.ts"
import type { PrintedCity, Reference, RowFault, RowRead, Said, SaidStage } from "./Said.ts"
import { readState, type SaidState } from "./states.ts"
import { trailingDate } from "./trailingDate.ts"
import { activityTypeOf, fieldOf, roleOf } from "./words.ts"

/** What is known of a table when its rows are read. */
export interface RowContext {
  readonly dates: DateOptions
  /** Of the date columns, where each has an order of its own. */
  readonly order?: Partial<Readonly<Record<TableField, NonNullable<DateOptions["order"]>>>>
  readonly language?: string
}

const rejected = (fault: RowFault): RowRead => ({ _tag: "rejected", fault })

const unnamed = (end: End, row: MappedRow): RowRead =>
  rejected({
    field: end,
    text: Object.values(row.values).join(", "),
    reason: `the row names no ${end === "city" ? "city" : "partner"}`,
    remedy: `write the name of the ${end === "city" ? "city" : "partner"}, or leave the row out`
  })

const url = /^https?:\/\/\S+$/

const referenceOf = ({ values: { source, url: address } }: MappedRow): { readonly reference?: Reference } => {
  const link = [address, source].find((text) => text !== undefined && url.test(text))
  const title = (source !== undefined && !url.test(source) ? source : undefined) ?? link
  return title === undefined ? {} : { reference: { title, ...(link === undefined ? {} : { url: link }) } }
}

/** A city with the time that is printed behind its name. */
type DatedCity = PrintedCity & { readonly date?: string }

/** The names that stand in the cell of an end: several where the column holds lists. */
const named = (row: MappedRow, end: End, language: string | undefined): ReadonlyArray<DatedCity> => {
  const names = row.lists[end]
  const one = (name?: string): DatedCity | undefined => {
    const { date, name: bare } = trailingDate(name ?? row.values[end] ?? "")
    const own = date === undefined ? name : bare
    const city = printedCity(row, end, {
      ...(own === undefined ? {} : { name: own }),
      several: (names?.length ?? 0) > 1,
      ...(language === undefined ? {} : { language })
    })
    return city === undefined || date === undefined ? city : { ...city, date }
  }
  return (names === undefined || names.length < 2 ? [one(names?.[0])] : names.map(one)).filter(
    (city): city is DatedCity => city !== undefined
  )
}

/** The end of a row that stands between two cities, each with each where a cell holds several. */
const pairs = (
  row: MappedRow,
  language: string | undefined
): ReadonlyArray<{ readonly city: DatedCity; readonly partner: DatedCity }> | RowRead => {
  const [cities, partners] = [named(row, "city", language), named(row, "partner", language)]
  if (cities.length === 0) return unnamed("city", row)
  if (partners.length === 0) return unnamed("partner", row)
  return cities.flatMap((city) => partners.map((partner) => ({ city, partner })))
}

const noteOf = ({ values: { category, note } }: MappedRow): { readonly note?: string } => {
  const words = [category, note].filter((text) => text !== undefined)
  return words.length === 0 ? {} : { note: words.join("; ") }
}

const datesOf = (
  row: MappedRow,
  from: TableField,
  until: TableField,
  { dates, order }: RowContext,
  of: "life" | "event" = "life"
) => {
  const own = order?.[from] ?? order?.[until]
  return readDates(
    [from, until],
    [row.values[from], row.values[until]],
    { ...dates, ...(own === undefined ? {} : { order: own }) },
    of
  )
}

/** What a row says of the life of a twinning, with the time behind the name of a partner where no column gives one. */
const lifeOf = (row: MappedRow, behind: string | undefined, context: RowContext) =>
  behind === undefined || row.values.start !== undefined
    ? datesOf(row, "start", "end", context)
    : datesOf({ ...row, values: { ...row.values, start: behind } }, "start", "end", context)

interface Life {
  readonly stages: ReadonlyArray<SaidStage>
  readonly remarks: ReadonlyArray<string>
}

const stagesOf = (period: SaidPeriod, said: SaidState | undefined): Life => {
  const stages: Array<SaidStage> = []
  const printed = (text: string | undefined) => (text === undefined ? {} : { printed: text })
  if (period.from !== undefined)
    stages.push({
      kind: said?.kind === "proposed" ? "proposed" : "signed",
      on: period.from,
      ...printed(period.fromText)
    })
  // A column of the state knows better than one of dates how it ended: "suspended" and "2010–2022".
  if (period.until !== undefined)
    stages.push({
      kind: said?.kind === "suspended" && said.on === undefined ? "suspended" : "ended",
      on: period.until,
      ...printed(period.untilText)
    })
  const state = said?.kind
  if (said !== undefined && state !== undefined && state !== "recorded" && !stages.some(({ kind }) => kind === state))
    stages.push({ kind: state, ...(said.on === undefined ? {} : { on: said.on }), ...printed(said.printed) })
  return { stages, remarks: period.remarks }
}

const twinnings = (row: MappedRow, context: RowContext): RowRead => {
  const ends = pairs(row, context.language)
  if ("_tag" in ends) return ends
  const { status } = row.values
  const said = status === undefined ? undefined : readState(status, context.dates)
  const state = said?.kind
  const lives = new Map<string | undefined, Life>()
  const lived = ends.map(({ city, partner }) => {
    const behind = partner.date ?? city.date
    const life = lives.get(behind) ?? stagesOf(lifeOf(row, behind, context), said)
    lives.set(behind, life)
    return { city, partner, stages: life.stages }
  })
  const topics = (row.lists.fields ?? [row.values.fields]).filter((text) => text !== undefined)
  const remarks = [
    ...new Set([...lives.values()].flatMap((life) => life.remarks)),
    ...(status !== undefined && state === undefined
      ? [`status "${status}" is no state that is known: it is kept as a note`]
      : [])
  ]
  const note = [noteOf(row).note, state === undefined ? status : undefined]
    .filter((text) => text !== undefined)
    .join("; ")
  return {
    _tag: "said",
    said: lived.map(
      ({ city: { date: _, ...city }, partner: { date: __, ...partner }, stages }): Said => ({
        kind: "twinning",
        city,
        partner,
        stages,
        topics,
        ...(note === "" ? {} : { note }),
        ...referenceOf(row)
      })
    ),
    remarks
  }
}

const activities = (row: MappedRow, context: RowContext): RowRead => {
  const ends = pairs(row, context.language)
  if ("_tag" in ends) return ends
  const { type, title } = row.values
  const kind = [type, title]
    .map((text) => (text === undefined ? undefined : activityTypeOf(text)))
    .find((one) => one !== undefined)
  if (kind === undefined)
    return rejected({
      field: type === undefined ? "title" : "type",
      text: type ?? title ?? "",
      reason:
        type === undefined
          ? "the row does not say what kind of activity it was"
          : `"${type}" is no kind of activity that is known`,
      remedy: "write a kind such as official-visit, cultural-event, school-exchange, joint-project or trade-mission"
    })
  const period = datesOf(row, "on", "until", context, "event")
  if (period.from === undefined)
    return rejected({
      field: "on",
      text: row.values.on ?? "",
      reason:
        row.values.on === undefined
          ? "the row does not say when it was"
          : (period.remarks[0] ?? `"${row.values.on}" is no date`),
      remedy: "write a date such as 2024, 2024-05 or 2024-05-17"
    })
  const printed = (row.lists.fields ?? [row.values.fields]).filter((text) => text !== undefined)
  const fields = printed.flatMap((text) => fieldOf(text) ?? [])
  const unknown = printed.filter((text) => fieldOf(text) === undefined)
  const organisers = row.lists.organisers ?? [row.values.organisers].filter((text) => text !== undefined)
  const note = [noteOf(row).note, ...(organisers.length === 0 ? [] : [`organisers: ${organisers.join("; ")}`])]
    .filter((text) => text !== undefined)
    .join("; ")
  return {
    _tag: "said",
    said: ends.map(
      ({ city: { date: _, ...city }, partner: { date: __, ...partner } }): Said => ({
        kind: "activity",
        city,
        partner,
        type: kind,
        on: period.from as NonNullable<typeof period.from>,
        ...(period.until === undefined ? {} : { until: period.until }),
        ...(title === undefined ? {} : { title }),
        fields,
        ...(note === "" ? {} : { note }),
        ...referenceOf(row)
      })
    ),
    remarks: [
      ...period.remarks,
      ...unknown.map((text) => `"${text}" is no field of cooperation that is known: it is left out`),
      ...(organisers.length === 0
        ? []
        : ["who organised it is kept as a note: the row does not say what kind of actors they are"])
    ]
  }
}

const networkNamesOf = (row: MappedRow): ReadonlyArray<string> =>
  row.lists.network ?? [row.values.network].filter((text) => text !== undefined)

const memberships = (row: MappedRow, context: RowContext): RowRead => {
  const networks = networkNamesOf(row)
  if (networks.length === 0)
    return rejected({
      field: "network",
      text: Object.values(row.values).join(", "),
      reason: "the row names no network",
      remedy: "nothing to do where the city belongs to none; else write the network's name"
    })
  const { member } = row.values
  const language = context.language === undefined ? {} : { language: context.language }
  const city = printedCity(row, "city", { ...language, ...(member === undefined ? {} : { name: member }) })
  if (city === undefined) return unnamed("city", row)
  const period = datesOf(row, "since", "until", context)
  const printed = row.lists.role ?? [row.values.role].filter((text) => text !== undefined)
  const unknown = printed.filter((text) => roleOf(text) === undefined)
  const { through } = row.values
  return {
    _tag: "said",
    said: networks.map(
      (network): Said => ({
        kind: "membership",
        network,
        member: city,
        ...(through === undefined ? {} : { through }),
        roles: [...new Set(printed.flatMap((text) => roleOf(text) ?? []))].filter((role) => role !== "member"),
        ...(period.from === undefined ? {} : { since: period.from }),
        ...(period.until === undefined ? {} : { until: period.until }),
        ...referenceOf(row)
      })
    ),
    remarks: [...period.remarks, ...unknown.map((text) => `"${text}" is no role that is known: it is left out`)]
  }
}

const cities = (row: MappedRow, context: RowContext): RowRead => {
  const found = named(row, "city", context.language)
  if (found.length === 0) return unnamed("city", row)
  return { _tag: "said", said: found.map(({ date: _, ...city }): Said => ({ kind: "city", city })), remarks: [] }
}

const networks = (row: MappedRow): RowRead => {
  const names = networkNamesOf(row)
  return names.length === 0
    ? rejected({
        field: "network",
        text: Object.values(row.values).join(", "),
        reason: "the row names no network",
        remedy: "write the network's name, or leave the row out"
      })
    : { _tag: "said", said: names.map((network): Said => ({ kind: "network", network })), remarks: [] }
}

const readers: Readonly<Record<TableKind, (row: MappedRow, context: RowContext) => RowRead>> = {
  twinnings,
  cities,
  networks,
  memberships,
  activities
}

/**
 * What a row of a list tells: one thing, or several where a cell holds several names.
 *
 * **Details**: dates, states, roles and kinds of activity are read as lists print them, in the large languages. What is not
 * understood and can be done without is a remark and, where the record has room, a note; what cannot be done without
 * rejects the row. Which city a printed one is, is not decided here.
 */
export const readRow = (row: MappedRow, kind: TableKind, context: RowContext): RowRead => readers[kind](row, context)
