import { describe, expect, it } from "vitest"
import { dort, editor, hier, ours, saidByCouncil, smallWorld } from "../testing/smallWorld.ts"

const { asked, get, rows } = smallWorld()
const path = `/api/v1/twinnings/${ours}/factors?asOf=2024-12-31`

describe("a delegation with its benefits and its source", () => {
  it("changes the factors of the twinning at once, which say why", async () => {
    const before = (await get(path)).body
    expect([before.now, before.activities]).toEqual([undefined, []])
    await rows()
    const report = {
      twinning: ours,
      type: "official-visit",
      title: "A delegation visits the waterworks",
      on: "2024-03-12",
      fields: ["water"],
      organisers: [{ name: "Waterworks", sector: "business", city: dort }],
      people: 12,
      benefits: [
        { city: hier, kind: "visit-received", attestedBy: "beneficiary" },
        { city: dort, kind: "practice-adopted", attestedBy: "third-party" }
      ],
      said: saidByCouncil
    }
    const { record } = await asked(editor, "POST /api/v1/activities", { status: 201, body: report })
    const after = (await get(path)).body
    expect(after.now.mutualBenefit.value).toBeGreaterThan(0)
    expect(after.counted).toEqual([record.id])
    const [activity] = after.activities
    expect(activity).toMatchObject({ id: record.id, people: 12, evidence: [expect.any(String)] })
    const cited = after.claims.find(({ id }: { id: string }) => id === activity.evidence[0])
    expect([cited.source.id, cited.locator]).toEqual([saidByCouncil.source, saidByCouncil.locator])

    await asked(editor, `DELETE /api/v1/activities/${record.id}`, { status: 200, ifMatch: "*" })
    expect((await get(path)).body).toEqual(before)
  })
})
