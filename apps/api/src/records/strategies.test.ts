import { it as effectIt } from "@effect/vitest"
import { arbitrary } from "@proxeny/domain/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { council, paper } from "../testing/reports.ts"
import { editor, hier, saidByCouncil, saidByPaper, smallWorld } from "../testing/smallWorld.ts"

const { ask, asked, get, rows } = smallWorld()
const path = `/api/v1/cities/${hier}/strategies/2019-06`

/** Answers that a source gives, at least one. */
const answers: Arbitrary.Arbitrary<Readonly<Record<string, unknown>>> = arbitrary.cityEvidence.pipe(
  Arbitrary.map(({ profile }) => {
    const { asOf: _, ...given } = profile ?? { asOf: "" }
    return Object.fromEntries(
      Object.entries(given).map(([key, answer]) => [key, (answer as { readonly value: unknown }).value])
    )
  }),
  Arbitrary.filter((all) => Object.keys(all).length > 0)
)

/** The answers on record, and who gives each. */
const held = async (id: string) => {
  const { claims, row } = await asked(steward, `GET /api/v1/records/strategy/${id}`, { status: 200 })
  const sourceOf = new Map(claims.map((claim: { id: string; source: string }) => [claim.id, claim.source]))
  const profile: Record<string, { value: unknown; evidence: ReadonlyArray<string> }> = row.profile
  return Object.fromEntries(
    Object.entries(profile).map(([key, { evidence, value }]) => [
      key,
      { value, by: evidence.map((claim) => sourceOf.get(claim)) }
    ])
  )
}

describe("a strategy profile", () => {
  effectIt.effect.prop(
    "has the answers of each source, the better one shown, and goes with the last of them",
    [answers, answers],
    ([first, second]) =>
      Effect.promise(async () => {
        const before = await rows()
        const put = (given: object, said: object, ifMatch: number) =>
          asked(editor, `PUT ${path}`, { status: 200, ifMatch, body: { answers: given, said } })
        const made = await put(first, saidByPaper, 0)
        const { id } = made.record
        const alone = await held(id)
        expect(alone).toEqual(
          Object.fromEntries(Object.entries(first).map(([key, value]) => [key, { value, by: [paper.id] }]))
        )
        expect(await put(first, saidByPaper, made.version)).toEqual(made)

        const both = await put(second, saidByCouncil, made.version)
        for (const [key, { by, value }] of Object.entries(await held(id))) {
          const better = key in second
          expect([key, value]).toEqual([key, better ? second[key] : first[key]])
          const agree = better && key in first && JSON.stringify(first[key]) === JSON.stringify(second[key])
          expect([...by].sort()).toEqual(agree ? [council.id, paper.id].sort() : [better ? council.id : paper.id])
        }
        const left = await asked(editor, `DELETE ${path}?source=${council.id}`, { status: 200, ifMatch: both.version })
        expect(await held(id)).toEqual(alone)
        await asked(editor, `DELETE ${path}`, { status: 200, ifMatch: left.version })
        expect(differences(before, await rows(), true)).toBe("")
      }),
    { arbitrary: { runs: 15 }, timeout: 120_000 }
  )

  it("is read by the maturity of the city, with its claims; what does not apply says why", async () => {
    const body = {
      answers: { strategy: "explicit" },
      notApplicable: [{ question: "businessPlatform", because: "the chamber of commerce does this by law" }],
      said: saidByCouncil
    }
    await asked(editor, `PUT ${path}`, { status: 200, ifMatch: 0, body })
    const { body: read } = await get(`/api/v1/cities/${hier}/maturity?asOf=2020-01-01`)
    expect(read.profile.asOf).toBe("2019-06")
    const indicator = read.dimensions
      .flatMap(({ indicators }: { indicators: ReadonlyArray<object> }) => indicators)
      .find(({ key }: { key: string }) => key === "strategy-form")
    expect(indicator.low).toBeGreaterThan(0)
    expect(read.claims.map(({ locator }: { locator: string }) => locator)).toContain(saidByCouncil.locator)
  })

  it("refuses what is no answer, and a question that is answered and does not apply", async () => {
    const refused: ReadonlyArray<readonly [object, number]> = [
      [{ answers: {} }, 422],
      [{ answers: { budget: true }, notApplicable: [{ question: "budget", because: "no" }] }, 422],
      [{ answers: { budget: "yes" } }, 400],
      [{ answers: { mayor: true } }, 400]
    ]
    for (const [body, status] of refused)
      expect((await ask(editor, "PUT", path, { ifMatch: "*", body: { ...body, said: saidByPaper } })).status).toBe(
        status
      )
    const nowhere = path.replace("2019-06", "2019-13")
    expect(
      (await ask(editor, "PUT", nowhere, { ifMatch: "*", body: { answers: { budget: true }, said: saidByPaper } }))
        .status
    ).toBe(400)
  })
})
