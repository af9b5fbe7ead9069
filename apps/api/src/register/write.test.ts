import { type Claim, deriveId, PartialDate, StrategyProfile, StrategyProfileId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import {
  cityCalled,
  council,
  paper,
  record,
  said,
  townsAndTwinnings,
  twinningOf,
  withdraw
} from "../testing/reports.ts"
import { registerVersion } from "./kept.ts"

const register = testRegister()
const towns = townsAndTwinnings({ Antwort: "AT" }, [])
const city = cityCalled("Antwort")
const id = StrategyProfileId.make(deriveId("strategy", city, "2019"))

const claims: ReadonlyArray<Claim> = ["strategy", "team", "budget"].map((attribute) =>
  said(council, { kind: "strategy", id }, attribute, "whatever")
)
const evidence = claims.map((claim) => claim.id)
const profile = (answers: Readonly<Record<string, unknown>>) =>
  new StrategyProfile({
    id,
    city,
    asOf: PartialDate.make("2019"),
    ...Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, { value, evidence }]))
  } as never)

const version = () => register.run(SqlClient.SqlClient.use(registerVersion))
const held = () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.map(
        sql<{ profile: Record<string, { value: unknown }> }>`SELECT profile FROM strategy_profile WHERE id = ${id}`,
        ([row]) => Object.fromEntries(Object.entries(row?.profile ?? {}).map(([key, { value }]) => [key, value]))
      )
    )
  )

beforeAll(() => register.run(record({ ...towns, claims: [...towns.claims, ...claims] })))

describe("a profile that a batch brings", () => {
  it("may be told in parts within one batch: the answers join, and the later one counts", async () => {
    const parts = [profile({ strategy: "none", team: "both" }), profile({ strategy: "explicit" })]
    await register.run(record({ strategies: parts }))
    expect(await held()).toEqual({ strategy: "explicit", team: "both" })
  })

  it("raises the version of the register with every answer that is new, without a new claim", async () => {
    const before = await version()
    await register.run(record({ strategies: [profile({ budget: true })] }))
    expect(await held()).toEqual({ strategy: "explicit", team: "both", budget: true })
    expect(await version()).toBe(before + 1)
    await register.run(record({ strategies: [profile({ budget: false })] }))
    expect(await version()).toBe(before + 2)
  })

  it("changes nothing where it brings nothing new, not even the version", async () => {
    const before = await version()
    await register.run(
      record({ ...towns, strategies: [profile({ budget: false }), profile({ team: "both" })], claims })
    )
    expect(await version()).toBe(before)
    expect(await held()).toEqual({ strategy: "explicit", team: "both", budget: false })
  })

  it("is served at once: an answer that was kept is of the version before", async () => {
    const path = `/api/v1/cities/${city}/maturity?asOf=2020-12-31`
    const budget = async () =>
      (await register.get(path)).body.dimensions
        .flatMap(({ indicators }: { indicators: ReadonlyArray<object> }) => indicators)
        .find(({ key }: { key: string }) => key === "budget")?.low
    expect(await budget()).toBe(0)
    await register.run(record({ strategies: [profile({ budget: true })] }))
    expect(await budget()).toBe(1)
  })
})

describe("a twinning on record", () => {
  it("has every topic that its claims name, each once, and none where they say so", async () => {
    const pair = townsAndTwinnings({ Wort: "AT", Thema: "HU" }, [["Wort", "Thema"]])
    const twinning = twinningOf(cityCalled("Wort"), cityCalled("Thema")).id
    const says = (source: typeof council, value: unknown) =>
      said(source, { kind: "twinning", id: twinning }, "topic", value)
    const named = [says(council, "water"), says(paper, "water"), says(paper, "schools")]
    const topics = async () => (await register.get(`/api/v1/twinnings/${twinning}`)).body.topics
    await register.run(record({ ...pair, claims: [...pair.claims, ...named, says(council, false)] }))
    expect([...(await topics())].sort()).toEqual(["schools", "water"])
    await register.run(withdraw(named))
    expect(await topics()).toEqual([])
  })
})
