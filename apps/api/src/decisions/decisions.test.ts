import type { CityId } from "@proxeny/domain"
import { cityIdOf, twinningIdOf } from "@proxeny/domain"
import { describe, expect, it } from "vitest"
import { actingRegister, somebody, steward } from "../testing/acting.ts"
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

const register = actingRegister()
const { ask } = register

interface Conflict {
  readonly kind: string
  readonly attribute: string
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string }
  readonly twinning?: string
  readonly positions: ReadonlyArray<{
    readonly value: unknown
    readonly claims: ReadonlyArray<{ readonly id: string }>
  }>
  readonly decision?: {
    readonly id: string
    readonly version: number
    readonly by: string
    readonly reason: string
    readonly holds?: string
  }
}

const conflicts = async (
  decided?: boolean
): Promise<{ readonly items: ReadonlyArray<Conflict>; readonly total: number }> =>
  (await register.get(`/api/v1/conflicts?limit=200${decided === undefined ? "" : `&decided=${decided}`}`)).body
const open = async (about: (conflict: Conflict) => boolean): Promise<Conflict | undefined> =>
  (await conflicts()).items.find(about)
const cityPage = async (id: string) => (await register.get(`/api/v1/cities/${id}`)).body
const birmingham = async (): Promise<CityId> =>
  (await register.get("/api/v1/cities?q=Birmingham&country=GB")).body.items[0].id

/** A city whose country two sources give differently. */
const disputed = async (name: string) => {
  const city = cityCalled(name)
  const subject = { kind: "city", id: city } as const
  const claims = [said(council, subject, "country", "NO"), said(paper, subject, "country", "SE")] as const
  const batch = townsAndTwinnings({ [name]: "NO" }, [])
  await register.run(record({ ...batch, claims: [...batch.claims, ...claims] }))
  return { city, subject, claims }
}

describe("the conflict on Birmingham", () => {
  const about = ({ kind, subject, positions }: Conflict) =>
    kind === "left-out" && subject.label === "Birmingham" && positions.length === 2

  it("is decided by its editor for the list: no twinning any more, anywhere, and every claim stays", async () => {
    const id = await birmingham()
    const editor = somebody("editor", [id])
    const conflict = (await open(about)) ?? expect.fail("the documents contradict each other on Birmingham")
    const before = {
      page: await cityPage(id),
      statistics: (await register.get("/api/v1/statistics")).body,
      open: await conflicts()
    }
    const body = {
      kind: "left-out",
      subject: { kind: "city", id },
      list: conflict.positions[0]?.claims[0]?.id,
      twinning: conflict.twinning,
      holds: "list",
      reason: "The city hall says that the twinning was never signed."
    }
    const stranger = somebody("editor", [cityIdOf({ scheme: "wikidata", value: "Q18125" })])
    expect((await ask(stranger, "POST", "/api/v1/conflicts/decisions", { body })).status).toBe(403)
    expect((await ask(somebody("viewer", [id]), "POST", "/api/v1/conflicts/decisions", { body })).status).toBe(403)
    expect(await conflicts()).toEqual(before.open)

    const decided = await ask(editor, "POST", "/api/v1/conflicts/decisions", { body })
    expect(decided.status, decided.text).toBe(201)
    expect(decided.body.about).toEqual({ kind: "twinning", id: conflict.twinning })

    expect(await open((one) => one.twinning === conflict.twinning)).toBeUndefined()
    expect((await conflicts()).total).toBe(before.open.total - 1)
    const [shown] = (await conflicts(true)).items
    expect(shown).toMatchObject({
      kind: "left-out",
      positions: conflict.positions,
      decision: { ...pick(decided.body), by: "A test's editor", holds: "list", reason: body.reason }
    })
    const page = await cityPage(id)
    expect(page.conflicts).toBe(before.page.conflicts - 1)
    expect(page.twinnings).toBe(before.page.twinnings - 1)
    expect(page.partners.map((one: { twinning: string }) => one.twinning)).not.toContain(conflict.twinning)
    expect(page.contradictions.find((one: Conflict) => one.twinning === conflict.twinning)?.decision?.by).toBe(
      "A test's editor"
    )
    const statistics = (await register.get("/api/v1/statistics")).body
    expect([statistics.conflicts, statistics.twinnings, statistics.claims]).toEqual([
      before.statistics.conflicts - 1,
      before.statistics.twinnings - 1,
      before.statistics.claims
    ])
    expect((await register.get(`/api/v1/twinnings/${conflict.twinning}`)).body.conflict).toBe(false)
    const { body: view } = await ask(editor, "GET", `/api/v1/records/twinning/${conflict.twinning}`)
    expect(view.shown.exists).toBe(false)
    expect(view.claims.length).toBeGreaterThan(0)

    // Nobody decides over it, and nobody withdraws it unseen.
    const again = await ask(editor, "POST", "/api/v1/conflicts/decisions", { body: { ...body, holds: "twinning" } })
    expect([again.status, again.body.type]).toEqual([409, "/problems/decided-before"])
    const path = `/api/v1/conflicts/decisions/${decided.body.record.id}`
    expect((await ask(editor, "DELETE", path)).status).toBe(428)
    expect((await ask(editor, "DELETE", path, { ifMatch: decided.body.version - 1 })).status).toBe(412)
    expect((await ask(stranger, "DELETE", path, { ifMatch: decided.body.version })).status).toBe(403)
    expect((await ask(editor, "DELETE", path, { ifMatch: decided.body.version })).status).toBe(204)
    expect(await conflicts()).toEqual(before.open)
    expect(await cityPage(id)).toEqual(before.page)
    expect((await ask(editor, "DELETE", path, { ifMatch: decided.body.version })).status).toBe(404)
  })

  it("decided for the twinning keeps it, and the list errs", async () => {
    const id = await birmingham()
    const conflict = (await open(about)) ?? expect.fail("the conflict is open again")
    const before = await cityPage(id)
    const { body, status } = await ask(somebody("editor", [id]), "POST", "/api/v1/conflicts/decisions", {
      body: {
        kind: "left-out",
        subject: { kind: "city", id },
        list: conflict.positions[0]?.claims[0]?.id,
        twinning: conflict.twinning,
        holds: "twinning",
        reason: "There is a signed agreement."
      }
    })
    expect(status).toBe(201)
    const after = await cityPage(id)
    expect([after.conflicts, after.twinnings]).toEqual([before.conflicts - 1, before.twinnings])
    expect(
      (await ask(steward, "DELETE", `/api/v1/conflicts/decisions/${body.record.id}`, { ifMatch: body.version })).status
    ).toBe(204)
  })

  it("is not decided by who names another city than the list's as the subject", async () => {
    const mine = cityIdOf({ scheme: "wikidata", value: "Q18125" })
    const conflict = (await open(about)) ?? expect.fail("the conflict is open again")
    const { status, body } = await ask(somebody("editor", [mine]), "POST", "/api/v1/conflicts/decisions", {
      body: {
        kind: "left-out",
        subject: { kind: "city", id: mine },
        list: conflict.positions[0]?.claims[0]?.id,
        twinning: conflict.twinning,
        holds: "list",
        reason: "not mine to say"
      }
    })
    expect([status, body.type]).toEqual([409, "/problems/nothing-to-decide"])
  })
})

const pick = ({ record, version }: { readonly record: { readonly id: string }; readonly version: number }) => ({
  id: record.id,
  version
})

describe("a contradiction of values", () => {
  it("decided shows the value that holds, everywhere, with who decided and why", async () => {
    const { city, claims, subject } = await disputed("Decided on Sea")
    const before = await cityPage(city)
    expect([before.country, before.conflicts]).toEqual(["NO", 1])
    const [, swedish] = claims
    const decided = await ask(steward, "POST", "/api/v1/conflicts/decisions", {
      body: { kind: "values", subject, attribute: "country", claim: swedish.id, reason: "It moved." }
    })
    expect(decided.status, decided.text).toBe(201)
    const after = await cityPage(city)
    expect([after.country, after.conflicts]).toEqual(["SE", 0])
    expect(after.contradictions).toMatchObject([
      {
        policy: "pinned",
        positions: [{ value: "SE" }, { value: "NO", reason: "not-pinned" }],
        decision: { by: "A test's steward", reason: "It moved.", ...pick(decided.body) }
      }
    ])
    expect((await register.get("/api/v1/cities?country=SE&q=Decided on Sea")).body.items).toHaveLength(1)
    const { body: change } = await ask(steward, "GET", `/api/v1/history/${decided.body.version}`)
    expect(change).toMatchObject({ what: "conflict.decide", why: "It moved.", by: { name: "A test's steward" } })

    // It is the decision of that moment: before, the other claim was shown.
    const { body: then } = await ask(
      steward,
      "GET",
      `/api/v1/records/city/${city}/at?change=${decided.body.version - 1}`
    )
    expect(then.shown.city.country).toBe("NO")
    const { body: now } = await ask(steward, "GET", `/api/v1/records/city/${city}/at?change=${decided.body.version}`)
    expect(now.shown.city.country).toBe("SE")

    const undone = await ask(steward, "POST", `/api/v1/history/${decided.body.version}/undo`, { body: {} })
    expect(undone.status, undone.text).toBe(201)
    expect(await cityPage(city)).toEqual(before)
  })

  it("lapses with its claim, comes back with it, and gives way to a new one", async () => {
    const { city, claims, subject } = await disputed("Lapsed on Sea")
    const [, swedish] = claims
    const danish = said({ ...paper, id: council.id } as never, subject, "country", "DK")
    await register.run(record({ claims: [danish] }))
    const decide = (claim: string) =>
      ask(steward, "POST", "/api/v1/conflicts/decisions", {
        body: { kind: "values", subject, attribute: "country", claim, reason: "so it is" }
      })
    expect((await decide(swedish.id)).status).toBe(201)
    await register.run(withdraw([swedish]))
    const lapsed = await cityPage(city)
    expect([lapsed.country === "SE", lapsed.conflicts]).toEqual([false, 1])
    await register.run(record({ claims: [swedish] }))
    expect((await cityPage(city)).country).toBe("SE")
    await register.run(withdraw([swedish]))
    expect((await decide(danish.id)).status).toBe(201)
    await register.run(record({ claims: [swedish] }))
    expect((await cityPage(city)).country).toBe("DK")
  })

  it("is refused where nothing contradicts the claim, or the claim is about something else", async () => {
    const { city, claims, subject } = await disputed("Refused on Sea")
    const other = await disputed("Elsewhere")
    const name = (await ask(steward, "GET", `/api/v1/records/city/${city}`)).body.claims.find(
      (claim: { attribute: string }) => claim.attribute === "name"
    )
    for (const [attribute, claim] of [
      ["name", name.id],
      ["country", other.claims[0].id],
      ["population", claims[0].id]
    ]) {
      const { body, status } = await ask(steward, "POST", "/api/v1/conflicts/decisions", {
        body: { kind: "values", subject, attribute, claim, reason: "so it is" }
      })
      expect([status, body.type], String(attribute)).toEqual([409, "/problems/nothing-to-decide"])
    }
  })

  it("on the date of a twinning is followed by its stages and its list", async () => {
    const [a, b] = ["Dated", "Undated"].map(cityCalled) as [CityId, CityId]
    const subject = { kind: "twinning", id: twinningOf(a, b).id } as const
    const signed = (source: typeof council, on: string) => said(source, subject, "stage", { kind: "signed", on })
    const batch = townsAndTwinnings({ Dated: "NO", Undated: "SE" }, [["Dated", "Undated"]])
    const late = signed(paper, "1991")
    await register.run(record({ ...batch, claims: [...batch.claims, signed(council, "1990"), late] }))
    const read = async () => (await register.get(`/api/v1/twinnings/${twinningIdOf([a, b])}`)).body
    expect(await read()).toMatchObject({ since: "1990", conflict: true })
    const { status } = await ask(somebody("editor", [a]), "POST", "/api/v1/conflicts/decisions", {
      body: { kind: "values", subject, attribute: "stage", claim: late.id, reason: "The text says so." }
    })
    expect(status).toBe(201)
    expect(await read()).toMatchObject({ since: "1991", conflict: false, stages: [{ kind: "signed", on: "1991" }] })
  })

  it("on one signing stays apart from that on another, once an end parts the two", async () => {
    const [a, b] = ["Signed", "Anew"].map(cityCalled) as [CityId, CityId]
    const subject = { kind: "twinning", id: twinningOf(a, b).id } as const
    const stage = (source: typeof council, kind: string, on: string) => said(source, subject, "stage", { kind, on })
    const batch = townsAndTwinnings({ Signed: "NO", Anew: "SE" }, [["Signed", "Anew"]])
    const [first, anew] = [stage(council, "signed", "1986"), stage(paper, "signed", "2012")]
    await register.run(record({ ...batch, claims: [...batch.claims, first, anew] }))
    const decide = (claim: string) =>
      ask(steward, "POST", "/api/v1/conflicts/decisions", {
        body: { kind: "values", subject, attribute: "stage", claim, reason: "The text says so." }
      })
    const read = async () => (await register.get(`/api/v1/twinnings/${subject.id}`)).body
    expect((await decide(anew.id)).status).toBe(201)
    expect((await read()).stages.map(({ on }: { on: string }) => on)).toEqual(["2012"])

    await register.run(record({ claims: [stage(council, "ended", "2001")] }))
    expect(await read()).toMatchObject({
      since: "2012",
      conflict: false,
      stages: [{ on: "1986" }, { kind: "ended" }, { on: "2012" }]
    })
    const earlier = stage(paper, "signed", "1985")
    await register.run(record({ claims: [earlier] }))
    const contradicted = await open(({ subject: { id } }) => id === subject.id)
    expect(contradicted?.positions).toMatchObject([{ value: { on: "1986" } }, { value: { on: "1985" } }])
    const decided = await decide(earlier.id)
    expect(decided.status, decided.text).toBe(201)
    expect((await decide(first.id)).body.type).toBe("/problems/decided-before")
    // Each of the two decisions stands, whatever comes on record on the other signing.
    await register.run(record({ claims: [stage(council, "signed", "2010")] }))
    expect((await read()).stages.map(({ on }: { on: string }) => on)).toEqual(["1985", "2001", "2012"])
  })

  describe("takes its place, once an end parts its signing from another", () => {
    /** A twinning that is signed, and how to write and decide on its stages. */
    const signedTwice = async (one: string, other: string) => {
      const [a, b] = [one, other].map(cityCalled) as [CityId, CityId]
      const subject = { kind: "twinning", id: twinningOf(a, b).id } as const
      await register.run(record(townsAndTwinnings({ [one]: "NO", [other]: "SE" }, [[one, other]])))
      const stage = (source: typeof council, kind: string, on: string) => said(source, subject, "stage", { kind, on })
      return {
        stage,
        write: (...claims: ReadonlyArray<ReturnType<typeof stage>>) => register.run(record({ claims })),
        decides: async ({ id }: { readonly id: string }) => {
          const { status, text } = await ask(steward, "POST", "/api/v1/conflicts/decisions", {
            body: { kind: "values", subject, attribute: "stage", claim: id, reason: "The text says so." }
          })
          expect(status, text).toBe(201)
        },
        days: async (): Promise<ReadonlyArray<string>> =>
          (await register.get(`/api/v1/twinnings/${subject.id}`)).body.stages.map(({ on }: { on: string }) => on)
      }
    }

    it("from one that has lapsed", async () => {
      const { days, decides, stage, write } = await signedTwice("Lapsed", "Parted")
      const [first, anew, other] = [
        stage(council, "signed", "1986"),
        stage(paper, "signed", "2012"),
        stage(council, "signed", "2010")
      ]
      const ended = stage(council, "ended", "2001")
      await write(first, ended, anew, other)
      await decides(other)
      await register.run(withdraw([other, ended]))
      await decides(anew)
      const earlier = stage(paper, "signed", "1985")
      await write(ended, earlier)
      await decides(earlier)
      expect(await days()).toEqual(["1985", "2001", "2012"])
    })

    it("from one that stands, whose signing was parted from these, too", async () => {
      const { days, decides, stage, write } = await signedTwice("Standing", "Parted Too")
      const [first, between, last, other] = [
        stage(council, "signed", "1986"),
        stage(paper, "signed", "2005"),
        stage(paper, "signed", "2012"),
        stage(council, "signed", "2013")
      ]
      const [earlyEnd, lateEnd] = [stage(council, "ended", "2001"), stage(paper, "ended", "2010")]
      await write(earlyEnd, last, other)
      await decides(last)
      await register.run(withdraw([earlyEnd]))
      await write(lateEnd, first, between)
      await decides(between)
      const earlier = stage(paper, "signed", "1985")
      await write(earlyEnd, earlier)
      await decides(earlier)
      expect(await days()).toEqual(["1985", "2001", "2005", "2010", "2012"])
    })
  })
})
