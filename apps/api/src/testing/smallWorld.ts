import type { Actor } from "@proxeny/domain"
import { beforeAll } from "vitest"
import { actingRegister, type Sent, somebody, steward } from "./acting.ts"
import { registerRows } from "./registerRows.ts"
import { cityCalled, council, paper, record, townsAndTwinnings, twinningOf } from "./reports.ts"

export const [hier, dort, anderswo, fern] = [
  cityCalled("Hier"),
  cityCalled("Dort"),
  cityCalled("Anderswo"),
  cityCalled("Fern")
] as const

/** The twinning of Hier and Dort, and that of Anderswo and Fern, which the editor of Hier has no part in. */
export const ours = twinningOf(hier, dort).id
export const theirs = twinningOf(anderswo, fern).id

export const editor = somebody("editor", [hier], "hier")

/** Statements of the newspaper, and of the council. */
export const saidByPaper = { source: paper.id, locator: "page 1" }
export const saidByCouncil = { source: council.id, locator: "minutes of 12 May" }

/** A register with four towns and two twinnings, in which tests write over HTTP. */
export const smallWorld = () => {
  const register = actingRegister()
  beforeAll(() =>
    register.run(
      record(
        townsAndTwinnings({ Hier: "AT", Dort: "HU", Anderswo: "CZ", Fern: "PL" }, [
          ["Hier", "Dort"],
          ["Anderswo", "Fern"]
        ])
      )
    )
  )
  const rows = () => register.run(registerRows)
  /** The version of a record as a reader of its history is told. */
  const versionOf = async (kind: string, id: string): Promise<number> =>
    (await register.ask(steward, "GET", `/api/v1/records/${kind}/${id}`)).body?.version ?? 0
  const asked = async (actor: Actor, key: string, sent: Sent & { readonly status: number }) => {
    const [method = "", path = ""] = key.split(" ")
    const answer = await register.ask(actor, method, path, sent)
    if (answer.status !== sent.status)
      throw new Error(`${key} answered ${answer.status} instead of ${sent.status}: ${answer.text}`)
    return answer.body
  }
  return { ...register, rows, versionOf, asked }
}
