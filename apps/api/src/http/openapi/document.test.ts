import { endpoints, FieldRule } from "@proxeny/client/contract"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { openApi } from "./document.ts"

interface Parameter {
  readonly name: string
  readonly in: "path" | "query"
  readonly required: boolean
  readonly description: string
  readonly schema: {
    readonly type?: string
    readonly minimum?: number
    readonly maximum?: number
    readonly enum?: ReadonlyArray<string>
  }
}
interface Described {
  readonly tags: ReadonlyArray<{ readonly name: string }>
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly tags: ReadonlyArray<string>; readonly parameters: Array<Parameter> } }>
  >
}

const described = openApi() as unknown as Described
const parametersOf = (path: string): ReadonlyArray<Parameter> =>
  described.paths[path.replace(/:(\w+)/g, "{$1}")]?.get.parameters ?? []

const all = Object.entries(endpoints).flatMap(([path, endpoint]) =>
  parametersOf(path).map((parameter) => {
    const fields: Readonly<Record<string, Schema.Top>> = {
      ...("param" in endpoint ? endpoint.param.fields : {}),
      ...("query" in endpoint ? endpoint.query.fields : {})
    }
    return { path, parameter, field: fields[parameter.name] as Schema.Codec<unknown> }
  })
)
const takes = (field: Schema.Codec<unknown>, text: string): boolean =>
  Result.isSuccess(Schema.decodeUnknownResult(field)(text))

describe("the parameters in the description of the API", () => {
  it("are those that the contract takes, each with its meaning, under a tag that is explained", () => {
    for (const [path, endpoint] of Object.entries(endpoints)) {
      expect(
        parametersOf(path)
          .map(({ in: where, name }) => `${where} ${name}`)
          .sort()
      ).toEqual(
        [
          ...("param" in endpoint ? Object.keys(endpoint.param.fields).map((name) => `path ${name}`) : []),
          ...("query" in endpoint ? Object.keys(endpoint.query.fields).map((name) => `query ${name}`) : [])
        ].sort()
      )
      expect(described.tags.map(({ name }) => name)).toContain(endpoint.tag)
    }
    for (const { parameter, path } of all) expect([path, parameter.name, parameter.description]).not.toContain("")
  })

  it("are numbers where the contract reads numbers, within the bounds that it takes, to the last", () => {
    const numbers = all.filter(({ field }) => takes(field, "1"))
    // every name that the contract reads as a number; an id, a name or a code is none
    const asNumber = numbers.filter(
      ({ field }) => typeof Result.getOrThrow(Schema.decodeUnknownResult(field)("1")) === "number"
    )
    expect(new Set(asNumber.map(({ parameter }) => parameter.name))).toEqual(
      new Set(["limit", "links", "community", "seed", "cap", "from"])
    )
    for (const { field, parameter, path } of asNumber) {
      const { maximum, minimum = Number.NaN, type } = parameter.schema
      const where = `${path} ${parameter.name}`
      expect([where, type]).toEqual([where, parameter.name === "cap" ? "number" : "integer"])
      expect([where, takes(field, String(minimum)), takes(field, String(minimum - 1))]).toEqual([where, true, false])
      if (parameter.name === "cap") continue
      expect([where, takes(field, String(maximum)), takes(field, String(BigInt(maximum ?? 0) + 1n))]).toEqual([
        where,
        true,
        false
      ])
    }
    for (const { field, parameter, path } of all)
      if (!asNumber.some((one) => one.field === field))
        expect([path, parameter.name, parameter.schema.type]).toEqual([path, parameter.name, "string"])
  })

  it("have the bounds that each question of the graph has, and every value of a choice is taken", () => {
    const bounds = (path: string, name: string) => {
      const { maximum, minimum, type } = parametersOf(path).find((one) => one.name === name)?.schema ?? {}
      return [type, minimum, maximum]
    }
    expect(bounds("/api/v1/graph", "limit")).toEqual(["integer", 1, 20_000])
    expect(bounds("/api/v1/graph", "community")).toEqual(["integer", 0, 2 ** 31])
    expect(bounds("/api/v1/cities/:id/around", "limit")).toEqual(["integer", 1, 2000])
    expect(bounds("/api/v1/cities/:id/around", "links")).toEqual(["integer", 1, 3])
    expect(bounds("/api/v1/cities/:id/ways", "limit")).toEqual(["integer", 1, 100])
    expect(bounds("/api/v1/cities/:id/networks", "limit")).toEqual(["integer", 1, 2000])
    expect(bounds("/api/v1/networks/:id/graph", "limit")).toEqual(["integer", 1, 2000])
    expect(bounds("/api/v1/cities", "limit")).toEqual(["integer", 1, 200])
    expect(bounds("/api/v1/map", "limit")).toEqual(["integer", 1, 20_000])
    for (const { field, parameter } of all)
      for (const choice of parameter.schema.enum ?? []) expect(takes(field, choice)).toBe(true)
  })

  it("are required where the contract cannot do without, and only there", () => {
    expect(
      all.filter(({ parameter }) => parameter.required && parameter.in === "query").map(({ path }) => path)
    ).toEqual(["/api/v1/cities/:id/ways"])
    for (const { parameter } of all) if (parameter.in === "path") expect(parameter.required).toBe(true)
  })
})

describe("what is wrong with a field", () => {
  it("is described with every rule, and a client that knows none still finds path and message", () => {
    const { schemas } = (openApi() as unknown as { readonly components: { readonly schemas: Record<string, unknown> } })
      .components
    expect(schemas.FieldRule).toMatchObject({ type: "string", enum: FieldRule.literals })
    expect(schemas.FieldError).toMatchObject({
      required: ["path", "message"],
      properties: { rule: { $ref: "#/components/schemas/FieldRule" }, values: { type: "array" } }
    })
    expect(schemas.Problem).toMatchObject({
      properties: { errors: { items: { $ref: "#/components/schemas/FieldError" } } }
    })
  })
})
