import { assert, describe, it } from "@effect/vitest"
import { type Account, chooseAccount } from "./account.ts"

const account = (name: string, uid = 7): Account => ({ name, uid, gid: uid })

/** A system with these users, where others may be added or not. */
const system = (names: ReadonlyArray<string>, mayCreate = false) => {
  const users = new Set(names)
  return {
    find: (name: string) => (users.has(name) ? account(name) : undefined),
    create: (name: string) => mayCreate && users.add(name).size > 0
  }
}

const choose = (names: ReadonlyArray<string>, mayCreate?: boolean) =>
  chooseAccount("/nowhere", () => {}, system(names, mayCreate))?.name

describe("chooseAccount", () => {
  it("takes a user that is there before it makes one", () => {
    assert.strictEqual(choose(["nobody", "postgres", "proxeny"]), "proxeny")
    assert.strictEqual(choose(["nobody", "postgres"], true), "postgres")
    assert.strictEqual(choose(["nobody"], true), "proxeny")
    assert.strictEqual(choose(["nobody"]), "nobody")
    assert.isUndefined(choose([]))
  })

  it("says that it made a user", () => {
    const reported: Array<string> = []
    chooseAccount("/nowhere", (line) => reported.push(line), system([], true))
    assert.deepStrictEqual(reported, ["Created the system user proxeny, since PostgreSQL refuses to run as root."])
  })
})
