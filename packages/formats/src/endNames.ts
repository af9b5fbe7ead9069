/** Names of the two ends of a link, in lower case. Places with names, but without ids, are told apart by their country. */
const knownEnds: ReadonlyArray<readonly [from: string, to: string]> = [
  ["source", "target"],
  ["from", "to"],
  ["city1", "city2"],
  ["city_1", "city_2"],
  ["city_a", "city_b"],
  ["a", "b"],
  ["node1", "node2"],
  ["node_a", "node_b"],
  ["id1", "id2"],
  ["source_id", "target_id"],
  ["from_id", "to_id"],
  ["fromnodeid", "tonodeid"],
  ["item", "sistercity"]
]

/** The pairs of names among the columns, in lower case, that are known to name the ends of a link. */
export const knownAmong = (columns: ReadonlyArray<string>): ReadonlyArray<readonly [string, string]> =>
  knownEnds.filter(([from, to]) => columns.includes(from) && columns.includes(to))

/** A known name of one end whose other end is missing. */
export const halfKnown = (columns: ReadonlyArray<string>): readonly [string, string] | undefined =>
  knownEnds.find(([from, to]) => from.length > 1 && columns.includes(from) !== columns.includes(to))

/** What tells the two ends of a link apart, in front of what their columns have in common or after it. */
const sides: ReadonlyArray<readonly [string, string]> = [
  ["1", "2"],
  ["a", "b"],
  ["from", "to"],
  ["source", "target"],
  ["src", "dst"],
  ["start", "end"],
  ["origin", "destination"],
  ["first", "second"],
  ["left", "right"]
]

const isStem = (stem: string): boolean => /\p{L}/u.test(stem)

/**
 * The first two columns, in lower case, where their names differ only in the side that they stand for: `stadt1` and
 * `stadt2`, `place_a` and `place_b`, `from_id` and `to_id`.
 *
 * **Gotchas**: links can look so too (`n1,n2`), which their later rows show.
 */
export const alikeEnds = ([from = "", to = ""]: ReadonlyArray<string>): readonly [string, string] | undefined =>
  sides.some(([one, two]) => {
    const [before, after] = [from.slice(0, -one.length), from.slice(one.length)]
    return (
      (from === before + one && to === before + two && isStem(before)) ||
      // "1 High Street" and "2 High Street" are no names of columns.
      (from === one + after && to === two + after && isStem(after) && (one.length > 1 || /^[_.-]/.test(after)))
    )
  })
    ? [from, to]
    : undefined

/**
 * What stands beside the name of an end in the names of its further columns: `city1` has `lat1`, `from_city` has
 * `from_lat`, `source` has `source_lat`.
 */
export const besideEnd = (end: string, name: string): ReadonlyArray<string> => {
  const suffix = /(?<=.)_?[ab12]$/.exec(end)?.[0]
  const prefix = sides.flat().find((side) => side.length > 1 && end.startsWith(`${side}_`))
  return [
    ...(suffix === undefined ? [] : [`${name}${suffix}`]),
    `${end}_${name}`,
    ...(prefix === undefined ? [] : [`${prefix}_${name}`])
  ]
}
