import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { CityId, deriveId } from "../base/identity.ts"
import { arbitrary } from "../testing/index.ts"
import { mayDo } from "./mayDo.ts"
import { type Action, type Permission, permissions, type Reach } from "./permissions.ts"
import { type Actor, anyone, type Person, Role, Scope } from "./Role.ts"

const table: Readonly<Record<string, Permission>> = permissions
const actions = Object.keys(permissions) as ReadonlyArray<Action>
const order: ReadonlyArray<Reach> = ["no", "own", "any"]
const cities = ["a", "b", "c", "d"].map((name) => CityId.make(deriveId("city", name)))

const someCities = Arbitrary.array(arbitrary.oneOf(cities), { maxLength: 3 })
const someScopes = Arbitrary.array(arbitrary.oneOf(Scope.literals), { maxLength: 4 })
const asked = [arbitrary.oneOf(actions), someCities, arbitrary.oneOf([true, false])] as const
const person = (role: Role, keeps: ReadonlyArray<CityId>, scopes?: ReadonlyArray<Scope>): Person => ({
  kind: "person",
  id: "p",
  name: "Somebody",
  role,
  cities: keeps,
  ...(scopes === undefined ? {} : { scopes })
})
const may = (actor: Actor, action: Action, about: ReadonlyArray<CityId>, open: boolean): boolean =>
  Result.isSuccess(mayDo(actor, action, about, open))
const why = (actor: Actor, action: Action, about: ReadonlyArray<CityId>, open: boolean): string => {
  const result = mayDo(actor, action, about, open)
  return Result.isFailure(result) ? result.failure._tag : "allowed"
}

describe("the table of permissions", () => {
  it("lets each role reach at least as far as the one before it, and says why", () => {
    for (const [action, permission] of Object.entries(table)) {
      const reaches = Role.literals.map((role) => order.indexOf(permission[role]))
      assert.deepStrictEqual(
        [action, reaches],
        [action, [...reaches].sort((a, b) => a - b)],
        "a role reaches less far than the one before it"
      )
      assert.isNotEmpty(permission.because)
    }
  })

  it("lets everybody read at most, and sign in", () => {
    const open = Object.entries(table).filter(([, { anyone }]) => anyone !== "no")
    assert.deepStrictEqual(
      open.map(([action, { anyone, scope }]) => [action, anyone, scope]),
      [
        ["service.use", "yes", "read"],
        ["register.read", "if-public", "read"]
      ]
    )
  })

  it("leaves a viewer without a write, and people and settings to admins alone", () => {
    for (const [action, permission] of Object.entries(table)) {
      if (permission.scope === "write" || permission.scope === "import")
        assert.deepStrictEqual([action, permission.viewer], [action, "no"])
      if (action === "people.manage" || action === "settings.manage")
        assert.deepStrictEqual(
          [permission.viewer, permission.editor, permission.steward, permission.admin],
          ["no", "no", "no", "any"]
        )
    }
  })
})

describe("mayDo", () => {
  it.prop(
    "gives a role whatever it gives the one before it",
    [...asked, someCities],
    ([action, about, open, keeps]) => {
      const reached = Role.literals.map((role) => may(person(role, keeps), action, about, open))
      reached.reduce((before, now, i) => {
        assert.isTrue(!before || now, `${action}: a ${Role.literals[i]} may not what the role before may`)
        return now
      }, false)
    }
  )

  it.prop(
    "gives a key no more than its person, and with fewer scopes never more",
    [...asked, someCities, arbitrary.oneOf(Role.literals), someScopes, someScopes],
    ([action, about, open, keeps, role, scopes, more]) => {
      const byKey = may(person(role, keeps, scopes), action, about, open)
      const byWider = may(person(role, keeps, [...scopes, ...more]), action, about, open)
      const byPerson = may(person(role, keeps), action, about, open)
      assert.isTrue(!byKey || byWider)
      assert.isTrue(!byWider || byPerson)
      const needsScope = !may(anyone, action, about, open)
      assert.strictEqual(byKey, byPerson && (!needsScope || scopes.includes(table[action]?.scope as Scope)))
    }
  )

  it.prop(
    "lets an editor write where one of the editor's cities is a party, and nowhere else",
    [someCities, someCities, arbitrary.oneOf([true, false])],
    ([about, keeps, open]) => {
      const shared = about.some((city) => keeps.includes(city))
      for (const action of ["record.write", "private.read", "private.write", "import.run", "change.undo"] as const)
        assert.strictEqual(may(person("editor", keeps), action, about, open), shared)
      assert.isFalse(may(person("editor", keeps), "shared.write", about, open))
      assert.isTrue(may(person("steward", keeps), "record.write", about, open))
    }
  )

  it.prop("never lets somebody unknown write, and read only where it is open", [...asked], ([action, about, open]) => {
    const scope = table[action]?.scope
    if (scope !== "read") assert.strictEqual(why(anyone, action, about, open), "NotSignedIn")
    assert.isTrue(may({ kind: "installation", name: "proxeny" }, action, about, open))
    assert.strictEqual(may(anyone, "register.read", about, open), open)
    assert.isTrue(may(anyone, "service.use", about, open))
  })

  it("says what is missing: to be somebody, then the role or the city, then the scope", () => {
    const [a, b] = cities as [CityId, CityId]
    assert.strictEqual(why(anyone, "record.write", [a], true), "NotSignedIn")
    assert.strictEqual(why(person("viewer", [a], []), "record.write", [a], true), "NotAllowed")
    assert.strictEqual(why(person("editor", [b], []), "record.write", [a], true), "NotAllowed")
    assert.strictEqual(why(person("editor", [a], ["read"]), "record.write", [a], true), "ScopeMissing")
    assert.strictEqual(why(person("editor", [a], ["write"]), "record.write", [a], true), "allowed")
    const result = mayDo(person("editor", [b]), "record.write", [a], true)
    assert.isTrue(Result.isFailure(result) && "why" in result.failure && result.failure.why === "cities")
  })
})
