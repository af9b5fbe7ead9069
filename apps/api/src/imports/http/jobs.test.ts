import type { CityId } from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister, somebody, steward } from "../../testing/acting.ts"
import { everything } from "../../testing/lists.ts"

const register = actingRegister()
const { ask } = register

export const csv = (lines: ReadonlyArray<string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`${lines.join("\n")}\n`))

const cities = csv([
  "id,name,country,country_iso2,lat,lon,population",
  "Q1726,Munich,Germany,DE,48.1375,11.575,1488202",
  "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
])
const links = csv(["source,target", "Q1726,Q1479", "Q1726,Q1726"])

const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>, actor = steward): Promise<string> => {
  const { body, status } = await ask(actor, "POST", `/api/v1/imports/uploads?fileName=${encodeURIComponent(name)}`, {
    bytes
  })
  expect([status, body.detail]).toEqual([201, undefined])
  return body.id
}
const ended = async (id: string, actor = steward) => {
  for (;;) {
    const { body } = await ask(actor, "GET", `/api/v1/imports/jobs/${id}`)
    if (!["waiting", "running"].includes(body.state)) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe("a job", () => {
  it("previews and imports", async () => {
    const uploads = [{ upload: await upload("cities.csv", cities) }, { upload: await upload("links.csv", links) }]
    const looked = await ask(steward, "GET", `/api/v1/imports/uploads/${uploads[0]?.upload}`)
    console.log(JSON.stringify(looked.body, null, 1).slice(0, 3000))
    const before = await register.run(everything)
    const preview = await ask(steward, "POST", "/api/v1/imports/preview", { body: { uploads, title: "a list" } })
    console.log(preview.status, preview.text)
    const previewed = await ended(preview.body.id)
    console.log(JSON.stringify(previewed).slice(0, 2000))
    expect(await register.run(everything)).toEqual(before)
    const started = await ask(steward, "POST", "/api/v1/imports", { body: { uploads, title: "a list" } })
    console.log(JSON.stringify(await ended(started.body.id)).slice(0, 800))
    console.log((await ask(steward, "GET", "/api/v1/imports")).text)
    console.log((await ask(steward, "GET", `/api/v1/imports/jobs/${started.body.id}/rejected`)).text)
    console.log((await ask(steward, "GET", `/api/v1/imports/jobs/${started.body.id}/events`)).text.slice(0, 3000))
  })
})
