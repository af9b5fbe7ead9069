import * as Result from "effect/Result"
import { isRecord } from "../json.ts"
import { freeName } from "../tables/columnNames.ts"
import type { Element } from "../tables/Element.ts"
import { fieldsOf, parseJson, parsePrinted } from "../tables/jsonTable.ts"
import type { RowFault, TableEntry } from "../tables/OpenTable.ts"
import type { Rows } from "../tables/Rows.ts"
import { BrokenTable, NoTable, type TableError, tooManyColumns } from "../tables/tableErrors.ts"
import type { Feature } from "./Feature.ts"
import { shapeOf } from "./geometry.ts"
import type { OpenList } from "./OpenList.ts"
import { type ElementList, type ElementSource, openElements } from "./openElements.ts"
import { isOwnFeature, ownFeatures } from "./ownFeatures.ts"
import { fieldsIn } from "./statements.ts"

/** The feature that an element is, or why it is none. */
const featureOf = (element: Element, rows: Rows): Feature | RowFault => {
  const amiss = rows.faultOf(element, "feature")
  if (amiss !== undefined) return amiss
  const { line, text } = element
  const value = parseJson(text)
  if (!isRecord(value)) return rows.notJson(element, "feature")
  const shape = shapeOf(value.geometry)
  if (shape.kind === "amiss")
    return rows.fault(
      line,
      "no-place",
      text,
      shape.problem,
      "write degrees east, then degrees north (WGS 84), as RFC 7946 asks"
    )
  if (shape.kind === "other")
    rows.tally.remark({
      line,
      kind: "left-out",
      reason: `the feature is a ${shape.type}, of which no place is read: only points and lines have one`
    })
  // Long numbers are read as they are printed, except those of a place.
  const { id, properties } = fieldsIn(parsePrinted(text, value))
  return {
    line,
    text,
    id: typeof id === "string" || typeof id === "number" ? String(id) : "",
    properties: fieldsIn(properties),
    shape
  }
}

/** Features of any program: their properties are columns, and their places are columns more. */
const anyFeatures = (
  file: string,
  first: ReadonlyArray<Element>,
  rows: Rows,
  most: number
): Result.Result<ElementList, TableError> => {
  const properties = new Set<string>()
  let [points, lines, ids] = [false, false, false]
  for (const { text } of first) {
    const value = parseJson(text)
    if (!isRecord(value)) continue
    for (const name of fieldsOf(value.properties)?.keys() ?? []) properties.add(name)
    const { kind } = shapeOf(value.geometry)
    points ||= kind === "point"
    lines ||= kind === "line"
    ids ||= value.id !== undefined
  }
  const columns = [...properties]
  const named = (name: string): string => freeName(name, properties)
  const known = new Set(columns)
  const id = ids ? [named("id")] : []
  const both = points && lines
  const names = [
    ...(both ? [named("geometry")] : []),
    ...id,
    ...columns,
    // Of a line the two ends are told apart by their numbers.
    ...(lines
      ? ["latitude 1", "longitude 1", "latitude 2", "longitude 2"].map(named)
      : points
        ? ["latitude", "longitude"].map(named)
        : [])
  ]
  if (names.length === 0)
    return Result.fail(
      new NoTable({
        file,
        found: "GeoJSON without a feature that says anything",
        remedy: "export it with its properties"
      })
    )
  if (names.length > most) return Result.fail(tooManyColumns(file, names.length, most))

  const entriesOf = (element: Element): ReadonlyArray<TableEntry> => {
    const feature = featureOf(element, rows)
    if ("kind" in feature) return [feature]
    const { line, shape, text } = feature
    const fields = fieldsOf(feature.properties)
    if (fields === undefined)
      return [
        rows.fault(line, "not-json", text, "the feature nests deeper than any does", "leave out what is inside it")
      ]
    const strange = [
      ...[...fields.keys()].filter((name) => !known.has(name)),
      // Whoever has no column for a thing would lose it, or take it for another.
      ...(feature.id !== "" && !ids ? ["an id"] : []),
      ...(shape.kind === "line" && !lines ? ["a line"] : []),
      ...(shape.kind === "point" && !points ? ["a point"] : [])
    ]
    if (strange.length > 0)
      return [
        rows.fault(
          line,
          "too-long",
          text,
          `it has ${strange.slice(0, 5).join(", ")}, which none of the first ${first.length} features has`,
          "give the first feature what this one has, or leave this one out"
        )
      ]
    const [from, to] =
      shape.kind === "point" ? [shape.at] : shape.kind === "line" ? [shape.from, shape.to] : [undefined, undefined]
    return [
      rows.row(line, [
        ...(both ? [shape.kind] : []),
        ...(ids ? [feature.id] : []),
        ...columns.map((name) => fields.get(name) ?? ""),
        ...(points || lines ? [from?.[1], from?.[0]].map((one) => (one === undefined ? "" : String(one))) : []),
        ...(lines ? [to?.[1], to?.[0]].map((one) => (one === undefined ? "" : String(one))) : [])
      ])
    ]
  }
  return Result.succeed({
    format: "geojson",
    what: "features of GeoJSON",
    names,
    ...(both ? { kindOf: ({ cells }) => (cells[0] === "line" ? "twinnings" : "cities") } : {}),
    entriesOf
  })
}

/**
 * Opens features of GeoJSON (RFC 7946): a row for each, its properties in columns, with the place of a point, or the two
 * ends of a line.
 *
 * **Details**: where a file has points and lines, points are cities and lines twinnings. What `toGeoJson` wrote is
 * known by its properties, and comes back with the meaning that they have.
 */
export const openGeoJson = (
  source: ElementSource,
  isFound: () => boolean
): Promise<Result.Result<OpenList, TableError>> =>
  openElements(source, (first, rows) => {
    const { file, limits } = source
    if (!isFound())
      return Result.fail(new BrokenTable({ file, part: "the list of features", problem: "ends before it begins" }))
    const begun = parseJson(first[0]?.text ?? "")
    return first.length === 0 || isOwnFeature(begun)
      ? Result.succeed(ownFeatures(rows, featureOf))
      : anyFeatures(file, first, rows, limits.columns)
  })
