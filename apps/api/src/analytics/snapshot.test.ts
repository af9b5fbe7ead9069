import { type Member, membershipIdOf, networkIdOf } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { cityCalled, council, record, said, townsAndTwinnings, twinningOf } from "../testing/reports.ts"
import { type HeldRows, isSameGraph, type MadeOf, pairKey, readRows, snapshotFrom } from "./snapshot.ts"

const register = testRegister()

/** The graphs of the register, read whole. */
const readSnapshot = Effect.map(readRows(undefined), (rows) => snapshotFrom(rows))

const network = {
  id: networkIdOf("a test of snapshots"),
  name: "Cities of rivers",
  scope: "world" as const,
  topics: []
}
const membershipOf = (city: string) => {
  const member: Member = { kind: "city", city: cityCalled(city) }
  return { id: membershipIdOf(network.id, member), network: network.id, member, roles: [] }
}
const [joined, neverJoined] = [membershipOf("Gone"), membershipOf("Alone")]

const pairs = [
  ["Here", "Gone"],
  ["Here", "Still"]
] as const
const [ended, inForce] = pairs.map(([a, b]) => twinningOf(cityCalled(a), cityCalled(b))) as [
  ReturnType<typeof twinningOf>,
  ReturnType<typeof twinningOf>
]
/** Two cities of which a source says that they are no twins. */
const denied = twinningOf(cityCalled("Here"), cityCalled("Denied"))

describe("the register as graphs", () => {
  it("holds what exists, and nothing that is on record as not existing", async () => {
    const before = await register.run(readSnapshot)
    const towns = Object.fromEntries(["Here", "Gone", "Still", "Alone", "Denied"].map((name) => [name, "AT"]))
    const { claims, twinnings, ...rest } = townsAndTwinnings(towns, pairs)
    const of = ({ id }: { readonly id: typeof ended.id }) => ({ kind: "twinning", id }) as const
    await register.run(
      record({
        ...rest,
        twinnings: [...twinnings, denied],
        networks: [network] as never,
        memberships: [joined, neverJoined] as never,
        claims: [
          ...claims,
          said(council, of(denied), "exists", false),
          said(council, of(ended), "stage", { kind: "signed", on: "1990" }),
          said(council, of(ended), "stage", { kind: "ended", on: "2001-05" }),
          said(council, of(inForce), "stage", { kind: "signed", on: "1995" }),
          said(council, of(inForce), "stage", { kind: "renewed", on: "2015" }),
          said(council, { kind: "membership", id: joined.id }, "exists", true),
          said(council, { kind: "membership", id: neverJoined.id }, "exists", false)
        ]
      })
    )
    const now = await register.run(readSnapshot)
    expect(now.version).toBeGreaterThan(before.version)
    expect(now.world.twinnings.links).toBe(before.world.twinnings.links + 2)
    expect(now.twinnings.size).toBe(now.world.twinnings.links)
    expect(now.memberships.length).toBe(before.memberships.length + 1)
    expect(now.memberships.filter(({ network_id }) => network_id === network.id).map(({ city_id }) => city_id)).toEqual(
      [cityCalled("Gone")]
    )
    // who has neither a twinning nor a membership has no node
    expect(["Here", "Gone", "Still", "Alone", "Denied"].map((name) => now.nodeOf.has(cityCalled(name)))).toEqual([
      true,
      true,
      true,
      false,
      false
    ])
    const nodeOf = (name: string): number => now.nodeOf.get(cityCalled(name)) ?? -1
    expect(now.cities[nodeOf("Still")]).toMatchObject({ id: cityCalled("Still"), name: "Still", country: "AT" })
    expect(now.networks[now.networkOf.get(network.id) ?? -1]).toMatchObject({ name: "Cities of rivers" })

    // a twinning is until its end alone: a renewal ends nothing
    expect(now.twinnings.get(pairKey(nodeOf("Gone"), nodeOf("Here")))).toMatchObject({
      id: ended.id,
      state: "ended",
      since: "1990",
      until: "2001-05"
    })
    expect(now.twinnings.get(pairKey(nodeOf("Here"), nodeOf("Still")))).toMatchObject({
      id: inForce.id,
      state: "renewed",
      since: "1995",
      until: null
    })
  })

  it("has no end for a twinning that was signed anew, or will be", async () => {
    const pairs = [
      ["Old", "Anew"],
      ["Old", "Ahead"]
    ] as const
    const { claims, ...rest } = townsAndTwinnings({ Old: "AT", Anew: "DE", Ahead: "DE" }, pairs)
    const lives = pairs.flatMap(([a, b], i) => {
      const { id } = twinningOf(cityCalled(a), cityCalled(b))
      const stage = (kind: string, on: string) => said(council, { kind: "twinning", id }, "stage", { kind, on })
      return [stage("signed", "1986"), stage("ended", "2001"), stage("signed", i === 0 ? "2012" : "2999")]
    })
    await register.run(record({ ...rest, claims: [...claims, ...lives] }))
    const { nodeOf, twinnings } = await register.run(readSnapshot)
    const of = (name: string) =>
      twinnings.get(pairKey(nodeOf.get(cityCalled("Old")) ?? -1, nodeOf.get(cityCalled(name)) ?? -1))
    expect(of("Anew")).toMatchObject({ state: "signed", since: "2012", until: null })
    expect(of("Ahead")).toMatchObject({ state: "ended", since: "2999", until: null })
  })

  it("is the same read whole and brought up to date, whatever was written in between", async () => {
    const [here, there] = [Schema.Literals(["Aa", "Bb", "Cc"]), Schema.Literals(["Dd", "Ee", "Ff"])]
    const twins = Arbitrary.schema(Schema.Tuple([here, there]))
    const writes = Arbitrary.array(
      Arbitrary.schema(
        Schema.Struct({
          what: Schema.Literals(["twinned", "stage", "ended", "denied", "joins", "leaves", "renamed", "all"]),
          at: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 27 }))
        })
      ),
      { minLength: 1, maxLength: 3 }
    )
    const write = (what: string, at: number, [a, b]: readonly [string, string]) => {
      const subject = { kind: "twinning", id: twinningOf(cityCalled(a), cityCalled(b)).id } as const
      const member = membershipOf(a)
      const year = `${1980 + at}`
      const ofMember = (exists: boolean) => ({
        claims: [said(council, { kind: "membership", id: member.id }, "exists", exists)],
        networks: [network] as never,
        memberships: [member] as never
      })
      const { claims, ...rest } = townsAndTwinnings({ [a]: "AT", [b]: "DE" }, [[a, b]])
      const says: Readonly<Record<string, readonly [attribute: string, value: unknown]>> = {
        stage: ["stage", { kind: "signed", on: year }],
        ended: ["stage", { kind: "ended", on: year }],
        denied: ["exists", false]
      }
      const more = says[what]
      const batch = record({
        ...rest,
        claims: [...claims, ...(more === undefined ? [] : [said(council, subject, ...more)])]
      })
      if (what === "joins" || what === "leaves")
        return Effect.andThen(batch, record({ ...rest, ...ofMember(what === "joins") }))
      return Effect.andThen(
        batch,
        SqlClient.SqlClient.use((sql) =>
          Effect.asVoid(
            what === "renamed"
              ? sql`UPDATE city SET name = ${`${a} ${at}`} WHERE id = ${cityCalled(a)}`
              : sql`INSERT INTO told (kind) SELECT 'all' WHERE ${what === "all"}`
          )
        )
      )
    }
    await register.run(
      Effect.gen(function* () {
        let made: MadeOf | undefined
        const kept = { links: 0, cities: 0, twinnings: 0 }
        const pairs = yield* Arbitrary.sampleEffect(twins, { count: 90, seed: 3 })
        let next = 0
        for (const some of yield* Arbitrary.sampleEffect(writes, { count: 30, seed: 5 })) {
          for (const { at, what } of some) yield* write(what, at, pairs[next++ % pairs.length] ?? ["Aa", "Dd"])
          const rows: HeldRows = yield* readRows(made?.rows)
          const snapshot = snapshotFrom(rows, made)
          const whole = yield* readSnapshot
          expect(snapshot).toEqual(whole)
          expect([...snapshot.twinnings.keys()]).toEqual([...whole.twinnings.keys()])
          if (snapshot.world === made?.snapshot.world) kept.links++
          if (snapshot.cities === made?.snapshot.cities) kept.cities++
          if (snapshot.twinnings === made?.snapshot.twinnings) kept.twinnings++
          made = { rows, snapshot }
        }
        expect(made?.rows.twinnings.size).toBeGreaterThan(5)
        expect([...(made?.rows.twinnings.values() ?? [])].some(({ until }) => until !== null)).toBe(true)
        // Some of it, and not always.
        for (const times of Object.values(kept)) expect(times > 0 && times < 30).toBe(true)
      })
    )
  })

  it("is the same to its figures until links, memberships, countries or places change", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* record(townsAndTwinnings({ Same: "AT", Graph: "DE" }, [["Same", "Graph"]]))
        let made: MadeOf = yield* Effect.map(readRows(undefined), (rows) => ({ rows, snapshot: snapshotFrom(rows) }))
        const keeps = <E>(write: Effect.Effect<unknown, E, SqlClient.SqlClient>) =>
          Effect.gen(function* () {
            yield* write
            const rows = yield* readRows(made.rows)
            const before = made.snapshot
            made = { rows, snapshot: snapshotFrom(rows, made) }
            return [isSameGraph(before, made.snapshot), made.snapshot.world === before.world]
          })
        const id = cityCalled("Same")
        expect(yield* keeps(sql`UPDATE register SET version = version + 1`)).toEqual([true, true])
        expect(yield* keeps(sql`UPDATE city SET name = 'Another' WHERE id = ${id}`)).toEqual([true, true])
        expect(yield* keeps(sql`UPDATE city SET country = 'CH' WHERE id = ${id}`)).toEqual([false, true])
        expect(yield* keeps(sql`UPDATE city SET latitude = 1, longitude = 2 WHERE id = ${id}`)).toEqual([false, true])
        const more = record(townsAndTwinnings({ Same: "AT", More: "DE" }, [["Same", "More"]]))
        expect(yield* keeps(more)).toEqual([false, false])
      })
    ))

  it("reads what has changed and nothing else", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const before = yield* readRows(undefined)
        yield* sql.withTransaction(
          Effect.gen(function* () {
            yield* sql`SET LOCAL session_replication_role = replica`
            yield* sql`UPDATE city SET name = 'Nobody is told' WHERE id = ${cityCalled("Here")}`
          })
        )
        const named = ({ cities }: HeldRows) => cities.get(cityCalled("Here"))?.name
        expect([named(yield* readRows(before)), named(yield* readRows(undefined))]).toEqual(["Here", "Nobody is told"])
        // What a day makes of stages is read anew on another.
        expect(named(yield* readRows({ ...before, day: "2001-01-01" }))).toBe("Nobody is told")
      })
    ))
})
