/** JSON, as a row of the history holds it. */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | { readonly [key: string]: Json }

/** One value that is not the same before and after: where it stands, and what it was and is; absent where there is none. */
export interface Difference {
  readonly path: ReadonlyArray<string>
  readonly before?: Json
  readonly after?: Json
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isList = (value: Json | undefined): value is ReadonlyArray<Json> => Array.isArray(value)

/** What has parts of its own: a record, or a list of records. A list of words is one value. */
const parts = (value: Json | undefined): ReadonlyArray<readonly [string, Json]> | undefined => {
  if (isRecord(value)) return Object.entries(value)
  if (isList(value) && value.some((one) => isRecord(one))) return value.map((one, at) => [String(at + 1), one] as const)
  return undefined
}

const same = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true
  if (isList(a) && isList(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]))
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every((key) => same(a[key], b[key]))
  }
  return false
}

/**
 * What is not the same in two values, each part by itself.
 *
 * **Details**: nothing said and `null` are the same here: a row has every column. Parts of lists of records are told by their
 * place, from 1.
 */
export const differences = (
  before: Json | undefined,
  after: Json | undefined,
  path: ReadonlyArray<string> = []
): ReadonlyArray<Difference> => {
  const [a, b] = [before ?? undefined, after ?? undefined]
  if (same(a, b)) return []
  const [inA, inB] = [parts(a), parts(b)]
  const nothingElse = (inA !== undefined || a === undefined) && (inB !== undefined || b === undefined)
  if (nothingElse) {
    const [ofA, ofB] = [new Map(inA), new Map(inB)]
    return [...new Set([...ofA.keys(), ...ofB.keys()])].flatMap((key) =>
      differences(ofA.get(key), ofB.get(key), [...path, key])
    )
  }
  return [{ path, ...(a === undefined ? {} : { before: a }), ...(b === undefined ? {} : { after: b }) }]
}
