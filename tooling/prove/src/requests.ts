import { hostileBodies, hostileTexts, hostileTypes, hostileValues } from "./hostile.ts"

/** A JSON Schema, as far as a value for it is made up. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | ReadonlyArray<string>
  readonly enum?: ReadonlyArray<unknown>
  readonly const?: unknown
  readonly anyOf?: ReadonlyArray<Schema>
  readonly oneOf?: ReadonlyArray<Schema>
  readonly allOf?: ReadonlyArray<Schema>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: ReadonlyArray<string>
  readonly items?: Schema
  readonly prefixItems?: ReadonlyArray<Schema>
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
}

interface Described {
  readonly parameters?: ReadonlyArray<{
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }>
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** A request as it is sent. */
export interface Made {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** How it was made: valid by the description, with one thing wrong, or with everything. */
  readonly manner: "valid" | "nearly" | "hostile"
}

/** Makes requests up from the description of the API, the same for the same numbers. */
export const requestMaker = (
  document: Document,
  random: () => number,
  known: Readonly<Record<string, ReadonlyArray<string>>>
) => {
  const whole = (max: number): number => Math.floor(max * random())
  const one = <A>(all: ReadonlyArray<A>): A => all[whole(all.length)] as A
  const chance = (part: number): boolean => random() < part
  const ids = Object.values(known).flat()

  const resolved = (schema: Schema): Schema => {
    const target =
      schema.$ref === undefined ? schema : (document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {})
    const { allOf, ...rest } = target
    return allOf === undefined ? rest : Object.assign({}, rest, ...allOf.map(resolved))
  }

  const text = ({ format, pattern = "" }: Schema): string => {
    if (/0-9a-f\]\{8\}/.test(pattern)) return chance(0.9) ? one(ids) : crypto.randomUUID()
    if (/\[A-Z\]\{2\}|A-Z.*2/.test(pattern)) return one(["GB", "CN", "DE", "XK"])
    if (/\[A-Z\]\{3\}/.test(pattern)) return one(["GBP", "CNY", "EUR"])
    if (/https\?/.test(pattern)) return "https://city.example/page"
    if (/@/.test(pattern)) return `person-${whole(1000)}@city.example`
    if (/\\d\{4\}|0-9\]\{4\}/.test(pattern) || format === "date")
      return one(["2024-05-06", "1990", "2001-12", "2025-01-31"])
    if (/a-z0-9/.test(pattern)) return one(["topic", "population", "exists", "culture", "name"])
    return one(["Manchester", "武汉", "page 3", "A meeting", "Ringstraße 1", "12", "x"])
  }

  const value = (schema: Schema, depth = 0): unknown => {
    const is = resolved(schema)
    if ("const" in is) return is.const
    if (is.enum !== undefined) return one(is.enum)
    const choices = is.anyOf ?? is.oneOf
    if (choices !== undefined) return value(one(choices), depth + 1)
    const type = Array.isArray(is.type) ? one(is.type as ReadonlyArray<string>) : is.type
    if (type === "string") return text(is)
    if (type === "integer" || type === "number") {
      const low = is.minimum ?? -100
      const high = is.maximum ?? low + 5000
      return type === "integer"
        ? Math.floor(low + (Math.min(high, low + 1e6) - low) * random())
        : low + (high - low) * random()
    }
    if (type === "boolean") return chance(0.5)
    if (type === "null") return null
    if (type === "array") {
      if (is.prefixItems !== undefined) return is.prefixItems.map((item) => value(item, depth + 1))
      const length = (is.minItems ?? 0) + (depth > 5 ? 0 : whole(3))
      return Array.from({ length }, () => value(is.items ?? {}, depth + 1))
    }
    if (type === "object" || is.properties !== undefined)
      return Object.fromEntries(
        Object.entries(is.properties ?? {}).flatMap(([name, field]) =>
          is.required?.includes(name) === true || (depth < 6 && chance(0.4)) ? [[name, value(field, depth + 1)]] : []
        )
      )
    return one(["text", 1, true, null])
  }

  /** One place of a value made wrong. */
  const spoilt = (good: unknown): unknown => {
    const wrong = () => (chance(0.6) ? one(hostileTexts) : one(hostileValues))
    if (typeof good !== "object" || good === null || chance(0.15)) return wrong()
    if (Array.isArray(good)) {
      if (good.length === 0 || chance(0.2)) return chance(0.5) ? [wrong()] : Array.from({ length: 2000 }, () => 1)
      const at = whole(good.length)
      return good.map((item, i) => (i === at ? spoilt(item) : item))
    }
    const entries = Object.entries(good)
    if (entries.length === 0 || chance(0.2)) return { ...good, [one(hostileTexts) || "more"]: wrong() }
    const at = whole(entries.length)
    if (chance(0.2)) return Object.fromEntries(entries.filter((_, i) => i !== at))
    return Object.fromEntries(entries.map(([key, item], i) => [key, i === at ? spoilt(item) : item]))
  }

  const deep = (levels: number): unknown => {
    let inner: unknown = one(hostileTexts)
    for (let i = 0; i < levels; i++) inner = chance(0.5) ? [inner] : { a: inner }
    return inner
  }

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described }))
  )

  return (pick?: number): Made => {
    const { described, method, path } =
      pick === undefined ? one(operations) : (operations[pick % operations.length] as never)
    const manner = chance(0.35) ? "valid" : chance(0.6) ? "nearly" : "hostile"
    const parameters = described.parameters ?? []
    // Of a request that is nearly valid, one thing is wrong.
    const wrongAt =
      manner === "nearly" ? one([...parameters.map(({ name }: { name: string }) => name), "body", "body"]) : ""
    const isWrong = (name: string) => (manner === "hostile" ? chance(0.5) : wrongAt === name)
    let target = path
    const query = new URLSearchParams()
    const headers: Record<string, string> = {}
    for (const { in: where, name, required, schema } of parameters) {
      const spoil = isWrong(name)
      if (where === "path") {
        const kind = /\/(\w+)\/\{\w+\}/.exec(path)?.[1] ?? ""
        const fitting = known[kind] ?? ids
        const given = spoil ? one(hostileTexts) : name === "id" ? one(fitting) : String(value(schema))
        target = target.replace(`{${name}}`, encodeURIComponent(given.toWellFormed()) || "%20")
      } else if (where === "query") {
        if (required !== true && !spoil && !chance(0.4)) continue
        const given = spoil ? one(hostileTexts) : String(value(schema))
        query.append(name, given)
        if (spoil && chance(0.2)) query.append(name, given)
      } else if (name === "If-Match") {
        if (!spoil) headers["if-match"] = one(['"0"', '"1"', "*", '"12-abc"', '"999999"'])
        else if (chance(0.5)) headers["if-match"] = one(['"', "W/", "x", '"-1"', '""', "1".repeat(3000)])
      } else if (name === "Idempotency-Key") {
        if (!spoil) headers["idempotency-key"] = crypto.randomUUID()
        else if (chance(0.5)) headers["idempotency-key"] = one(["x", "a b", "-".repeat(500), "%00%00%00%00"])
      }
    }
    if (manner === "hostile" && chance(0.2)) query.append(one(hostileTexts) || "x", one(hostileTexts))
    const search = query.size === 0 ? "" : `?${query}`
    const content = described.requestBody?.content
    let body: string | Uint8Array<ArrayBuffer> | undefined
    if (content !== undefined) {
      const [type = "application/json"] = Object.keys(content)
      headers["content-type"] = type
      if (type === "application/json") {
        const good = value(content[type]?.schema ?? {})
        const bad = manner === "hostile" ? chance(0.7) : wrongAt === "body"
        if (!bad) body = JSON.stringify(good)
        else if (chance(0.15)) body = one(hostileBodies)
        else if (chance(0.1)) body = JSON.stringify(deep(one([30, 300, 3000])))
        else body = JSON.stringify(spoilt(good)) ?? "null"
        if (bad && chance(0.1)) headers["content-type"] = one(hostileTypes)
      } else body = chance(0.5) ? new Uint8Array(whole(3000)) : "city,partner\nManchester,Wuhan\n"
    }
    return { method, path: target + search, headers, manner, ...(body === undefined ? {} : { body }) }
  }
}
