import { type Watch, watchesOf as watchesIn } from "@proxeny/domain"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import {
  activitiesIn,
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  townsAndTwinnings,
  twinningOf,
  withdraw
} from "../testing/reports.ts"
import { watchesOf } from "./standings.ts"

const register = testRegister()

const towns = townsAndTwinnings({ Alt: "DE", Berg: "FR", Cap: "ES" }, [
  ["Alt", "Berg"],
  ["Alt", "Cap"]
])
const [alt, berg, cap] = [cityCalled("Alt"), cityCalled("Berg"), cityCalled("Cap")]
const { id } = twinningOf(alt, berg)
const ids = () =>
  register.run(
    SqlClient.SqlClient.use(
      (sql) => sql<{ id: string; evidence: ReadonlyArray<string> }>`SELECT id, evidence FROM activity ORDER BY id`
    )
  )

beforeAll(() => register.run(record(towns)))

describe("activities on record", () => {
  const meeting = { twinning: id, type: "meeting", on: "2019-03", title: "A meeting" } as const
  const first = reported(council, meeting)
  const second = reported(paper, { ...meeting, people: 3 })

  it("wait for their twinning, and follow once it is on record", async () => {
    const pair = townsAndTwinnings({ Dorf: "AT", Eck: "IT" }, [["Dorf", "Eck"]])
    const early = reported(council, { ...meeting, twinning: twinningOf(cityCalled("Dorf"), cityCalled("Eck")).id })
    const before = await ids()
    await register.run(record({ sources: pair.sources, claims: [early] }))
    expect(await ids()).toEqual(before)
    await register.run(record(pair))
    expect((await ids()).filter((activity) => activity.id === early.subject.id)).toEqual([
      { id: early.subject.id, evidence: [early.id] }
    ])
  })

  it("are one activity with two claims where two sources report it, and lose one with its source", async () => {
    await register.run(record({ claims: [first] }))
    await register.run(record({ claims: [second] }))
    const held = (await ids()).find((activity) => activity.id === first.subject.id)
    expect(held?.evidence).toEqual([first.id, second.id].sort())
    await register.run(withdraw([first]))
    expect((await ids()).find((activity) => activity.id === first.subject.id)?.evidence).toEqual([second.id])
    await register.run(withdraw([second]))
    expect((await ids()).find((activity) => activity.id === first.subject.id)).toBeUndefined()
  })

  it("are not made of a report that is none, and contradict nobody", async () => {
    const broken = said(council, { kind: "activity", id: first.subject.id }, "reported", {
      twinning: id,
      on: "2019-13"
    })
    const before = (await register.get("/api/v1/conflicts")).body.total
    await register.run(record({ claims: [broken] }))
    expect((await ids()).find((activity) => activity.id === first.subject.id)).toBeUndefined()
    await register.run(record({ claims: [first, second] }))
    expect((await ids()).find((activity) => activity.id === first.subject.id)?.evidence).toHaveLength(2)
    expect((await register.get("/api/v1/conflicts")).body.total).toBe(before)
    await register.run(withdraw([first, second, broken]))
  })
})

describe("watches", () => {
  it("are those of the domain, for any day", async () => {
    const others = twinningOf(alt, cap).id
    const claims = [
      reported(council, { twinning: id, type: "meeting", on: "2012" }),
      reported(council, { twinning: id, type: "dialogue", on: "2012" }),
      reported(paper, { twinning: id, type: "training", on: "2013-02", until: "2016" }),
      // It goes on to this day, and is one report: nobody watched for thirty years.
      reported(paper, { twinning: id, type: "joint-project", on: "1995-04-01", until: "2025" }),
      reported(paper, { twinning: others, type: "aid", on: "2011-11-11" }),
      reported(paper, { twinning: others, type: "office", on: "2015-06", until: "2015-06-30" })
    ]
    await register.run(record({ claims }))
    const all = activitiesIn(claims)
    for (const asOf of [
      "1995-04-01",
      "2010-01-01",
      "2011-11-11",
      "2012-12-31",
      "2013-02-28",
      "2014-01-01",
      "2015-06-30",
      "2030-01-01"
    ]) {
      const watches = await register.run(watchesOf([alt, berg, cap], asOf))
      const expected = new Map<string, ReadonlyArray<Watch>>([
        [alt, watchesIn(all, asOf)],
        [
          berg,
          watchesIn(
            all.filter(({ twinning }) => twinning === id),
            asOf
          )
        ],
        [
          cap,
          watchesIn(
            all.filter(({ twinning }) => twinning === others),
            asOf
          )
        ]
      ])
      for (const city of [alt, berg, cap]) expect([asOf, watches.get(city) ?? []]).toEqual([asOf, expected.get(city)])
      expect(watches.get(berg)?.[0]?.last.day).toBe("1995-04-01")
    }
  })
})
