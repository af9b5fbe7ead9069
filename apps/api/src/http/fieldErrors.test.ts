import { endpoints, FieldRule, type Operation, operations } from "@proxeny/client/contract"
import { attributeValues } from "@proxeny/domain"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { almost } from "../testing/almost.ts"
import { drawing } from "../testing/madeUp.ts"
import { cityCalled } from "../testing/reports.ts"
import { dort, editor, fern, hier, ours, saidByPaper, smallWorld } from "../testing/smallWorld.ts"
import { decode } from "./bind.ts"

/** What the value of each attribute that can be stated has to be. */
const stated = Object.entries(attributeValues).flatMap(([kind, values]) =>
  Object.entries(values).map(([attribute, schema]) => [`${kind} ${attribute}`, schema] as const)
)

type Parts = Partial<Pick<Operation, "param" | "query" | "body">>

const parts = Object.entries({ ...endpoints, ...operations } as Readonly<Record<string, Parts>>).flatMap(
  ([key, { body, param, query }]) =>
    Object.entries({ param, query, body }).flatMap(([part, schema]) =>
      schema === undefined ? [] : [[`${key} ${part}`, schema] as const]
    )
)

/** Every error that `decode` gives for some values that a schema almost takes, at least one of them bad. */
const errorsOf = (schema: Schema.Top, rounds: number) => {
  const draw = drawing(7)
  const found = Array.from({ length: rounds }, () => almost(schema.ast, draw)).flatMap((value) => {
    const read = decode(schema, value as object)
    return Result.isFailure(read) ? read.failure.errors : []
  })
  expect(found).not.toEqual([])
  return found
}

/** Rules that only what is on record, or a whole request, can break: no schema tells them. */
const ofRecords: ReadonlyArray<FieldRule> = [
  "fixed",
  "not-on-record",
  "too-deep",
  "contradicts",
  "not-a-party",
  "changed-since",
  "rests-on",
  "other"
]

describe("what is wrong with a field", () => {
  const met = new Set<FieldRule>()

  it.each([...parts, ...stated])("%s: has a rule that says more than “other”, whatever is sent", (_, schema) => {
    for (const { message, path, rule } of errorsOf(schema, 1_000)) {
      if (rule === undefined || rule === "other" || !FieldRule.literals.includes(rule))
        throw new Error(`${path}: “${message}” has the rule ${rule}`)
      met.add(rule)
    }
  })

  it.each([...parts, ...stated])("%s: the rule is that of the message beside it", (_, schema) => {
    for (const { message, rule, values } of errorsOf(schema, 100)) {
      if (message === "Missing key") expect(rule).toBe("missing")
      if (message === "Expected no excess property") expect(["unknown", "too-many"]).toContain(rule)
      if (message === "an id is a UUID in lower case") expect(rule).toBe("id")
      if (/^Expected (string|number|boolean|array|object)$/.test(message)) expect(rule).toBe("type")
      const bound = /(?:at (?:least|most)|to) (\d+)$/.exec(message)?.[1]
      if (bound !== undefined && rule !== "empty") expect(values?.map(String)).toContain(bound)
    }
  })

  it("every rule that a schema can break is met somewhere", () => {
    expect(FieldRule.literals.filter((rule) => !met.has(rule) && !ofRecords.includes(rule))).toEqual([])
  })
})

describe("over HTTP", () => {
  const { ask, get } = smallWorld()
  const report = { twinning: ours, type: "meeting", on: "2012", said: saidByPaper }
  const nobody = cityCalled("nowhere")
  const ofBody = async (key: string, body: object) => {
    const [method = "", path = ""] = key.split(" ")
    const answer = await ask(editor, method, path, { body, ifMatch: "*" })
    expect(answer.type).toBe("application/problem+json")
    return answer.body.errors
  }

  it("a bad date, a missing field and a value outside a list each give their rule", async () => {
    const { on: _, ...undated } = report
    const types = await ofBody("POST /api/v1/activities", { ...undated, type: "quarrel" })
    expect(types).toMatchObject([
      { path: "type", rule: "one-of", values: expect.arrayContaining(["meeting"]) },
      { path: "on", rule: "missing" }
    ])
    expect(await ofBody("POST /api/v1/activities", { ...report, on: "16.9.1986", until: "2023-02-30" })).toEqual([
      {
        path: "on",
        message: '"16.9.1986" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD',
        rule: "date",
        values: ["YYYY", "YYYY-MM", "YYYY-MM-DD"]
      },
      { path: "until", message: '"2023-02-30" does not exist: that month has 28 days', rule: "no-such-date" }
    ])
  })

  const refused: ReadonlyArray<
    readonly [string, object, string, { readonly rule: FieldRule; readonly values?: ReadonlyArray<unknown> }]
  > = [
    ["POST /api/v1/activities", { ...report, until: "2011" }, "until", { rule: "ends-before-start" }],
    ["POST /api/v1/activities", { ...report, fields: ["chess"] }, "fields.0", { rule: "one-of" }],
    ["POST /api/v1/activities", { ...report, benefitsKnownFor: [fern] }, "benefitsKnownFor.0", { rule: "not-a-party" }],
    ["POST /api/v1/activities", { ...report, title: "a\0b" }, "title", { rule: "characters" }],
    ["POST /api/v1/twinnings", { cities: [hier, hier], said: saidByPaper }, "cities", { rule: "must-differ" }],
    [
      "POST /api/v1/twinnings",
      { cities: [hier, nobody], said: saidByPaper },
      "cities",
      { rule: "not-on-record", values: ["city"] }
    ],
    [
      "POST /api/v1/twinnings",
      { cities: [hier, dort], said: { ...saidByPaper, source: nobody } },
      "said.source",
      { rule: "not-on-record", values: ["source"] }
    ],
    [
      "POST /api/v1/claims",
      { claims: [{ subject: { kind: "city", id: hier }, attribute: "population", value: 7, said: saidByPaper }] },
      "claims.0.value",
      { rule: "type", values: ["object"] }
    ],
    [
      "POST /api/v1/bulk",
      { operations: [{ method: "POST", path: "/api/v1/activities", body: { ...report, people: -1 } }] },
      "operations.0.people",
      { rule: "too-small", values: [0] }
    ]
  ]
  it.each(refused)("%s with %j: %s breaks %j", async (key, body, path, broken) => {
    const [error] = await ofBody(key, body)
    expect(error).toMatchObject({ path, ...broken })
  })

  it("a parameter that is given twice, or not known, too", async () => {
    expect((await get("/api/v1/cities?q=a&q=b")).body.errors).toMatchObject([{ path: "q", rule: "twice" }])
    expect((await get("/api/v1/countries?q=a")).body.errors).toMatchObject([{ path: "q", rule: "unknown" }])
    const limits = { path: "limit", rule: "out-of-range", values: [1, 200] }
    expect((await get("/api/v1/cities?limit=900")).body.errors).toMatchObject([limits])
  })
})
