import { expect, it } from "vitest"
import { named } from "./restsOn.ts"

it("an answer rests on whoever it names, and on those that its claims speak of, named or not", () => {
  const [one, other, later, claim] = [1, 2, 3, 4].map((n) => `00000000-0000-5000-8000-00000000000${n}`)
  const answer = {
    id: "a twinning",
    partners: [{ id: one, name: "One" }],
    claims: [
      { id: claim, attribute: "cooperation", value: { with: [later] }, mentions: [{ name: "Other", id: other }] }
    ]
  }
  expect([...named(answer)].sort()).toEqual([one, other, later])
})
