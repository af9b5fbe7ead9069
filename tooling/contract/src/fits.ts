/** A JSON Schema as OpenAPI 3.1 has it, as far as the API's own description uses it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | ReadonlyArray<string>
  readonly enum?: ReadonlyArray<unknown>
  readonly const?: unknown
  readonly anyOf?: ReadonlyArray<Schema>
  readonly oneOf?: ReadonlyArray<Schema>
  readonly allOf?: ReadonlyArray<Schema>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | boolean
  readonly prefixItems?: ReadonlyArray<Schema>
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
}

export type Schemas = Readonly<Record<string, Schema>>

/** How two schemas are read: each with the named ones it refers to, and whether more fields than named are harmless. */
export interface Reading {
  readonly inner: Schemas
  readonly outer: Schemas
  readonly open: boolean
}

const named = (schema: Schema, schemas: Schemas): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {})

/** A schema with what it refers to and all parts of it put together. */
const whole = (schema: Schema, schemas: Schemas): Schema => {
  const { allOf, ...rest } = named(schema, schemas)
  return allOf === undefined ? rest : Object.assign({}, rest, ...allOf.map((one) => whole(one, schemas)))
}

const typesOf = ({ type }: Schema): ReadonlyArray<string> => (type === undefined ? [] : [type].flat())
const valuesOf = (schema: Schema): ReadonlyArray<unknown> | undefined =>
  "const" in schema ? [schema.const] : schema.enum
const shown = (value: unknown): string => JSON.stringify(value)

const bounds = (inner: Schema, outer: Schema, at: string): ReadonlyArray<string> =>
  (
    [
      ["minimum", 1],
      ["minLength", 1],
      ["minItems", 1],
      ["maximum", -1],
      ["maxLength", -1],
      ["maxItems", -1]
    ] as const
  ).flatMap(([key, sign]) => {
    const [one, other] = [inner[key], outer[key]]
    if (other === undefined) return []
    return one === undefined || sign * one < sign * other
      ? [`${at}: ${key} ${one ?? "none"} is not within ${key} ${other}`]
      : []
  })

const fields = (inner: Schema, outer: Schema, at: string, reading: Reading, seen: ReadonlySet<string>) => [
  ...(outer.required ?? []).flatMap((name) =>
    inner.required?.includes(name) === true ? [] : [`${at}.${name}: may be absent, and is needed`]
  ),
  ...Object.entries(inner.properties ?? {}).flatMap(([name, one]) => {
    const other = outer.properties?.[name]
    if (other !== undefined) return misfits(one, other, `${at}.${name}`, reading, seen)
    return outer.additionalProperties === false && !reading.open ? [`${at}.${name}: is not known`] : []
  })
]

const members = (inner: Schema, outer: Schema, at: string, reading: Reading, seen: ReadonlySet<string>) => {
  const one = (schema: Schema | boolean | undefined): Schema => (typeof schema === "object" ? schema : {})
  const places = Math.max(inner.prefixItems?.length ?? 0, outer.prefixItems?.length ?? 0)
  return [
    ...Array.from({ length: places }, (_, i) =>
      misfits(
        inner.prefixItems?.[i] ?? one(inner.items),
        outer.prefixItems?.[i] ?? one(outer.items),
        `${at}[${i}]`,
        reading,
        seen
      )
    ).flat(),
    ...(outer.items === undefined ? [] : misfits(one(inner.items), one(outer.items), `${at}[]`, reading, seen))
  ]
}

/**
 * Why a value of the inner schema may be none of the outer one; empty where each is.
 *
 * **Details**: what cannot be told from the shape alone, such as two patterns that are written differently, counts as a reason.
 */
export const misfits = (
  innerSchema: Schema,
  outerSchema: Schema,
  at: string,
  reading: Reading,
  seen: ReadonlySet<string> = new Set()
): ReadonlyArray<string> => {
  const key = `${innerSchema.$ref ?? ""} ${outerSchema.$ref ?? ""}`
  const both = innerSchema.$ref !== undefined && outerSchema.$ref !== undefined
  if (both && seen.has(key)) return []
  const known = both ? new Set([...seen, key]) : seen
  const inner = whole(innerSchema, reading.inner)
  const outer = whole(outerSchema, reading.outer)
  const choices = inner.anyOf ?? inner.oneOf
  if (choices !== undefined) return choices.flatMap((one) => misfits(one, outer, at, reading, known))
  const offers = outer.anyOf ?? outer.oneOf
  if (offers !== undefined) {
    const tried = offers.map((one) => misfits(inner, one, at, reading, known))
    return tried.some((one) => one.length === 0)
      ? []
      : (tried.toSorted((a, b) => a.length - b.length)[0] ?? [`${at}: fits none`])
  }
  const values = valuesOf(outer)
  if (values !== undefined) {
    const own = valuesOf(inner)
    if (own === undefined) return [`${at}: any value, and only ${values.map(shown).join(", ")} are known`]
    return own.flatMap((value) =>
      values.some((other) => shown(other) === shown(value)) ? [] : [`${at}: ${shown(value)} is not known`]
    )
  }
  const types = typesOf(outer)
  const own = typesOf(inner).length > 0 ? typesOf(inner) : [...new Set((valuesOf(inner) ?? []).map((v) => typeof v))]
  if (types.length > 0) {
    if (own.length === 0) return [`${at}: may be anything, and was ${types.join(" or ")}`]
    const strange = own.filter((type) => !types.includes(type) && !(type === "integer" && types.includes("number")))
    if (strange.length > 0) return [`${at}: ${strange.join(" or ")} is not ${types.join(" or ")}`]
  }
  return [
    ...bounds(inner, outer, at),
    ...(outer.pattern !== undefined && outer.pattern !== inner.pattern && valuesOf(inner) === undefined
      ? [`${at}: the pattern ${inner.pattern ?? "none"} is not ${outer.pattern}`]
      : []),
    ...fields(inner, outer, at, reading, known),
    ...members(inner, outer, at, reading, known)
  ]
}
