import { foldName } from "@proxeny/domain"
import { splitList } from "./applyMapping.ts"
import { assign, endsOf, type Looked, type Offer, offersOf } from "./assignFields.ts"
import { type ColumnContent, contentOf } from "./columnContent.ts"
import { candidatesOf } from "./fieldCandidates.ts"
import { type HeaderMeaning, headerMeanings } from "./headerMeanings.ts"
import { type MappedColumn, mappingKey, type TableField, type TableKind } from "./Mapping.ts"
import type { ColumnGuess, MappingGuess } from "./MappingGuess.ts"
import { ownMapping } from "./ownTables.ts"
import { helpful, type KindGuess, kindOfTable, needed } from "./tableKind.ts"
import { isMissing } from "./valueKinds.ts"

/** What the caller knows of the table. */
export interface GuessMappingOptions {
  readonly kind?: TableKind
  /** The language of the header, such as "de". */
  readonly language?: string
  /** Whether a text names a country or is its code: this package keeps no list of them. */
  readonly isCountry?: (text: string) => boolean
}

/** What a field is called in a list of a kind: the start of a membership is `since`. */
const inKind = (field: TableField, kind: TableKind): TableField => {
  if (kind === "memberships") return field === "start" ? "since" : field === "end" ? "until" : field
  if (kind === "activities")
    return field === "start" ? "on" : field === "end" ? "until" : field === "category" ? "type" : field
  return field
}

/** "Pau (Francia), Coímbra (Portugal)": every partner has its country behind it, so that the commas part partners. */
const eachInBrackets = (values: ReadonlyArray<string>): boolean => {
  const several = values.map((value) => splitList(value, ",")).filter((parts) => parts.length > 1)
  return several.length > 0 && several.every((parts) => parts.every((part) => /\S\s*[(（][^()]+[)）]$/u.test(part)))
}

const separatorOf = (
  field: TableField,
  { lists }: ColumnContent,
  values: ReadonlyArray<string>,
  hasCountry: boolean
): string | undefined => {
  if (!["network", "partner", "fields", "organisers", "role"].includes(field)) return undefined
  if (lists.share > (field === "partner" ? 0.02 : 0.05)) return lists.separator
  if (field === "partner" && !hasCountry && eachInBrackets(values)) return ","
  // "Birmingham, Bristol": a comma parts partners where their country has a column of its own.
  const commas = values.filter((value) => /\S, \S/.test(value)).length
  // "Madison, Wisconsin" says where: a list of partners has three, or one that stands alone elsewhere, or most cells have one.
  const alone = new Set(values.map((value) => value.trim()))
  const parted = values.filter((value) => {
    const parts = splitList(value, ",")
    return parts.length > 2 || (parts.length === 2 && parts.some((part) => alone.has(part)))
  }).length
  // A few commas are parts of names: "Washington, D.C.".
  return field === "partner" && hasCountry && commas > values.length / 20 && (parted > 0 || commas * 2 > values.length)
    ? ","
    : field === "fields" && commas > 0
      ? ","
      : undefined
}

/**
 * The country of a table that has one for both ends, given to the end that it goes with.
 *
 * **Details**: by its place it is that of the city before it. Where one city stands beside several countries, and no partner
 * does, it is the partner's; and the other way round.
 */
const sharedCountry = (given: Map<number, Offer>, rows: ReadonlyArray<ReadonlyArray<string>>): Map<number, Offer> => {
  const columnOf = (field: TableField): number => [...given].find(([, offer]) => offer.field === field)?.[0] ?? -1
  const [city, partner] = [columnOf("city"), columnOf("partner")]
  const [own, other] = [columnOf("country"), columnOf("partnerCountry")]
  const column = own === -1 ? other : own
  const offer = given.get(column)
  if (city === -1 || partner === -1 || offer === undefined || (own !== -1 && other !== -1)) return given
  if (offer.candidate.side !== undefined) return given
  const differs = (end: number): boolean => {
    const countries = new Map<string, Set<string>>()
    for (const cells of rows) {
      const [name, country] = [foldName(cells[end] ?? ""), foldName(cells[column] ?? "")]
      if (name === "" || country === "") continue
      countries.set(name, (countries.get(name) ?? new Set()).add(country))
    }
    return [...countries.values()].some(({ size }) => size > 1)
  }
  const [ofCity, ofPartner] = [differs(city), differs(partner)]
  if (ofCity === ofPartner) return given
  return new Map(given).set(column, { ...offer, field: ofCity ? "partnerCountry" : "country" })
}

/**
 * Guesses what the columns of a table mean, and what kind of list it is, from their names in any of some twenty
 * languages and from what the first rows hold.
 *
 * **When to use**: after `readTable`, with its header and its `sample`; a person confirms or corrects it, and
 * `applyMapping` uses what comes of that.
 *
 * **Details**: every column says why. A name is taken apart into words, in the light of the language that the other
 * columns speak; the content speaks for or against it. Three columns and more of nothing but 0 and 1 are networks. The
 * tables that `tablesOf` writes are known by their headers.
 */
export const guessMapping = (
  header: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  options: GuessMappingOptions = {}
): MappingGuess => {
  const own = ownMapping(header, options.kind)
  if (own !== undefined) return own
  const isCountry = options.isCountry ?? (() => false)
  const sample = rows.slice(0, 1000)
  const contents = header.map((_, index) =>
    contentOf(
      sample.map((cells) => cells[index] ?? ""),
      isCountry
    )
  )
  const meanings = headerMeanings(header, options.language)
  const flags = contents.flatMap(({ filled, shares }, index) => (filled > 0 && shares.flag >= 0.95 ? [index] : []))
  // Tables that were made from counts have a column for those that are in none, named as a blank is.
  const matrix = flags.length >= 3 ? flags.filter((index) => !isMissing(header[index] ?? "")) : []

  const columns = header.flatMap((name, index): ReadonlyArray<Looked> => {
    if (matrix.includes(index)) return []
    const [content, meaning] = [contents[index] as ColumnContent, meanings[index] as HeaderMeaning]
    const candidates = [...candidatesOf(name, meaning, content)]
    const listsNetworks = content.lists.share > 0.2 && content.lists.repeated > 0.5
    if (listsNetworks && !candidates.some(({ subject }) => ["network", "fields", "place"].includes(subject)))
      candidates.push({
        subject: "network",
        side: undefined,
        sure: 0.5,
        why: [{ kind: "content", text: "cells list names that come again and again" }]
      })
    return [{ index, name, content, meaning, candidates: candidates.sort((a, b) => b.sure - a.sure) }]
  })
  const ends = endsOf(columns)
  const offers = offersOf(columns, ends)
  const given = sharedCountry(assign(offers), sample)
  // The matrix says the same as a list of the networks beside it, cell by cell.
  const fields = new Map([...given].map(([index, { field }]) => [field, index]))
  if (matrix.length > 0 && fields.has("network")) {
    given.delete(fields.get("network") as number)
    fields.delete("network")
  }
  const networkContent = contents[fields.get("network") ?? -1]
  const guessed = kindOfTable({
    has: (field) => fields.has(field),
    matrix: matrix.length,
    networkLists: (networkContent?.lists.share ?? 0) > 0.05,
    networksDiffer: networkContent !== undefined && networkContent.distinct === networkContent.filled
  })
  const kind: KindGuess =
    options.kind === undefined ? guessed : { kind: options.kind, sure: 1, why: "the caller says so" }

  const guesses = header.map((name, index): ColumnGuess => {
    if (matrix.includes(index))
      return {
        index,
        name,
        field: "network",
        sure: 0.85,
        why: [{ kind: "content", text: "nothing but 0 and 1: whether a row belongs to it" }],
        alternatives: []
      }
    const offer = given.get(index)
    const mine = offers.filter(({ column }) => column.index === index)
    const alternatives = mine
      .filter((one) => one !== offer && one.candidate.sure >= 0.1)
      .slice(0, 4)
      .map(({ candidate, field }) => ({ field: inKind(field, kind.kind), sure: candidate.sure }))
    return offer === undefined
      ? { index, name, sure: 0, why: [], alternatives }
      : {
          index,
          name,
          field: inKind(offer.field, kind.kind),
          sure: offer.candidate.sure,
          why: offer.candidate.why,
          alternatives
        }
  })
  const mapped = guesses.flatMap(({ field, index, name }): ReadonlyArray<MappedColumn> => {
    if (field === undefined || matrix.includes(index)) return []
    const content = contents[index] as ColumnContent
    const values = sample.map((cells) => cells[index] ?? "")
    const separator = separatorOf(field, content, values, fields.has("partnerCountry"))
    // "NA" is Namibia among codes of countries.
    const codes =
      (field === "country" || field === "partnerCountry") &&
      values.filter((value) => value.trim().length === 2).length * 2 > content.filled
    const blanks = content.blanks.filter((blank) => !(codes && blank === "na"))
    return [
      {
        index,
        name,
        field,
        ...(separator === undefined ? {} : { separator }),
        ...(blanks.length === 0 ? {} : { blanks })
      }
    ]
  })
  const has = (field: TableField): boolean =>
    mapped.some((column) => column.field === field) || (field === "network" && matrix.length > 0)
  return {
    mapping: {
      key: mappingKey(header),
      kind: kind.kind,
      columns: mapped,
      networks: matrix.map((index) => ({ index, name: header[index] as string }))
    },
    kind,
    columns: guesses,
    missing: needed[kind.kind].filter((group) => !group.some(has)),
    wanted: helpful[kind.kind].filter(([field, unless]) => !has(field) && !has(unless)).map(([field]) => field)
  }
}
