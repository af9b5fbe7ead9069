import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"

const register = testRegister()

const search = async (q: string): Promise<ReadonlyArray<{ readonly name: string; readonly id: string }>> =>
  (await register.get(`/api/v1/cities?q=${encodeURIComponent(q)}`)).body.items

const city = async (name: string) => {
  const [found] = await search(name)
  return (await register.get(`/api/v1/cities/${found?.id}`)).body
}

describe("search", () => {
  const examples: Readonly<Record<string, string>> = {
    武汉: "Wuhan",
    Xian: "Xi'an",
    "xi’AN": "Xi'an",
    Anshang: "Anshan",
    Tianjing: "Tianjin",
    Macao: "Macau",
    Duesseldorf: "Düsseldorf",
    dusseldorf: "Düsseldorf",
    Mancester: "Manchester",
    Brimingham: "Birmingham",
    Stalingrad: "Volgograd"
  }
  for (const [q, name] of Object.entries(examples))
    it(`${q} finds ${name} first`, async () => {
      expect((await search(q))[0]?.name).toBe(name)
    })

  it("says under which name it found the city", async () => {
    const { body } = await register.get(`/api/v1/cities?q=${encodeURIComponent("武汉")}`)
    expect(body.items[0].matched).toBe("武汉")
  })

  it("finds nothing for what is no name, and does not take wildcards", async () => {
    for (const q of ["%", "_", "…", "zzzzzzzz", "\\", "'"]) expect([q, await search(q)]).toEqual([q, []])
  })
})

describe("one city", () => {
  it("Manchester shows Wuhan as its partner", async () => {
    const { partners } = await city("Manchester")
    expect(partners.map((partner: { city: { name: string } }) => partner.city.name)).toContain("Wuhan")
  })

  it("Birmingham shows the contradiction between two tables of one report, with both sides", async () => {
    const { contradictions, conflicts } = await city("Birmingham")
    const conflict = contradictions.find((one: { partner?: { name: string } }) => one.partner?.name === "Guangzhou")
    expect(conflict).toMatchObject({ kind: "left-out", country: "CN", city: { name: "Birmingham" } })
    const [list, twinning] = conflict.positions
    expect(list.value.partners).toEqual([])
    for (const position of [list, twinning])
      for (const claim of position.claims) {
        expect(claim.source.shortName).toBe("S1")
        expect(claim.locator).toMatch(/l\.\d/)
      }
    expect(conflicts).toBeGreaterThan(0)
  })

  it("Sheffield: a table that names Anshan leaves out Chengdu", async () => {
    const { contradictions, partners } = await city("Sheffield")
    expect(partners.map((partner: { city: { name: string } }) => partner.city.name).sort()).toEqual([
      "Anshan",
      "Chengdu"
    ])
    expect(contradictions.map((one: { partner?: { name: string } }) => one.partner?.name)).toContain("Chengdu")
  })

  it("a twinning whose signature two sources date differently shows both dates", async () => {
    const { contradictions } = await city("Coventry")
    const dates = contradictions
      .filter((one: { attribute: string }) => one.attribute === "stage")
      .flatMap((one: { positions: ReadonlyArray<{ value: { on: string } }> }) =>
        one.positions.map(({ value }) => value.on)
      )
    expect(dates).toEqual(expect.arrayContaining(["1944", "1947"]))
  })

  it("Chongqing shows what is known of its strategy, and its evidence", async () => {
    const { evidence } = await city("Chongqing")
    const [strategy] = evidence.filter((claim: { attribute: string }) => claim.attribute === "strategy")
    expect(strategy).toMatchObject({ value: "explicit-per-partner", locator: "l.609", source: { shortName: "S1" } })
  })

  it("the twinning of Copenhagen and Beijing shows its agreement of 2012 and where it is stated", async () => {
    const { partners } = await city("Copenhagen")
    const [beijing] = partners.filter((partner: { city: { name: string } }) => partner.city.name === "Beijing")
    const { body } = await register.get(`/api/v1/twinnings/${beijing.twinning}`)
    expect(body.agreements).toMatchObject([{ signedOn: "2012", fields: ["environment-and-climate", "water"] }])
    const stated = body.evidence.filter(({ subject }: { subject: { kind: string } }) => subject.kind === "agreement")
    expect(stated.map(({ attribute }: { attribute: string }) => attribute).sort()).toEqual(["fields", "signed-on"])
    expect(stated[0].subject.label).toMatch(/Beijing/)
  })

  it("Wuhan is a member of CITYNET, and does not count where it is said not to be one", async () => {
    const { networks } = await city("Wuhan")
    expect(
      networks.map(
        (one: { network: { name: string; shortName?: string } }) => one.network.shortName ?? one.network.name
      )
    ).toEqual(expect.arrayContaining(["CityNet"]))
    const { networks: none } = await city("Udine")
    expect(none.map((one: { network: { shortName?: string } }) => one.network.shortName)).not.toContain("C40")
  })
})
