import { type CountryCode, PartialDate, TensionEvent, TensionId } from "@proxeny/domain"
import { arbitrary, scored, world } from "@proxeny/domain/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import type { Register } from "../../src/out/Register.ts"

const some = <A>(item: Arbitrary.Arbitrary<A>): Arbitrary.Arbitrary<ReadonlyArray<A>> =>
  Arbitrary.array(item, { maxLength: 3 })

/** Text of whatever hurts on the way out: formula signs, separators, quotation marks, controls, halves of characters. */
export const awkward: Arbitrary.Arbitrary<string> = Arbitrary.array(
  Arbitrary.schema(
    Schema.Literals([
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "\r\n",
      "＝",
      "＋",
      "－",
      "＠",
      "﹣",
      "'",
      '"',
      "’",
      ",",
      ";",
      " ",
      "\u00a0",
      "\u3000",
      "\uFEFF",
      "\u200b",
      "\0",
      "\u0001",
      "\uD834",
      "\uDD1E",
      "𝄞",
      "武",
      "é",
      "\\",
      "\\n",
      ":",
      "a",
      "1",
      "<",
      "&",
      "]]>",
      "_x0041_",
      "\uFFFE",
      "\uFFFF",
      "\u2028",
      "\u0085"
    ])
  ),
  { maxLength: 10 }
).pipe(Arbitrary.map((parts) => parts.join("")))

const tension: Arbitrary.Arbitrary<TensionEvent> = Arbitrary.all([
  Arbitrary.schema(TensionId),
  arbitrary.partialDate,
  awkward
]).pipe(
  Arbitrary.map(
    ([id, on, title]) =>
      new TensionEvent({
        ...scored.tension,
        id,
        on,
        title: `t${title}`,
        countries: ["CN", "GB"] as never as [CountryCode, CountryCode]
      })
  )
)

/** Any register; what its records refer to need not be in it. */
export const register: Arbitrary.Arbitrary<Register> = Arbitrary.all({
  sources: some(arbitrary.source),
  claims: some(arbitrary.claim),
  cities: some(arbitrary.city),
  networks: some(arbitrary.network),
  memberships: some(arbitrary.membership),
  twinnings: some(arbitrary.twinning),
  agreements: some(arbitrary.agreement),
  activities: some(arbitrary.activity),
  tensions: some(tension),
  strategies: some(arbitrary.strategyProfile)
})

/** The fixed world of the domain as a register. */
export const fixedRegister: Register = {
  sources: world.sources,
  claims: world.claims,
  cities: world.cities,
  networks: world.networks,
  memberships: world.memberships,
  twinnings: world.twinnings,
  agreements: [],
  activities: scored.activities,
  tensions: [scored.tension],
  strategies: [scored.profile]
}

export const date = (text: string): PartialDate => PartialDate.make(text)
