import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { AgreementId, deriveId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary, world } from "../testing/index.ts"
import { Agreement } from "../twinning/Agreement.ts"
import { nextRenewal } from "./renewals.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const idOf = (key: string | number) => AgreementId.make(deriveId("claim", "agreement", String(key)))

/** A text known by a key, with the dates that are known. */
const text = (key: string | number, signedOn?: string, expiresOn?: string): Agreement =>
  new Agreement({
    id: idOf(key),
    twinning: world.twinnings[0]?.id as never,
    kind: "twinning",
    fields: [],
    ...(signedOn === undefined ? {} : { signedOn: PartialDate.make(signedOn) }),
    ...(expiresOn === undefined ? {} : { expiresOn: PartialDate.make(expiresOn) })
  })

/** Dates of a few years, so that one text follows another; ¼ of them unknown. */
const date = Arbitrary.all([integer(2010, 2016), integer(1, 3), arbitrary.oneOf([0, 4, 7, 10])]).pipe(
  Arbitrary.map(([year, month, length]) =>
    length === 0 ? undefined : `${year}-${String(month).padStart(2, "0")}-15`.slice(0, length)
  )
)
const agreements = Arbitrary.array(Arbitrary.all([date, date]), { maxLength: 6 }).pipe(
  Arbitrary.map((all) =>
    all.map(([a, b], i) => (a !== undefined && b !== undefined && b < a ? text(i, b, a) : text(i, a, b)))
  )
)
const day = Arbitrary.all([integer(2011, 2016), integer(1, 5), integer(1, 28)]).pipe(
  Arbitrary.map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)
)
const isAhead = (expiresOn: PartialDate, asOf: string): boolean => latest(expiresOn) >= asOf
const signedBy = (asOf: string) => (agreement: Agreement) =>
  agreement.signedOn === undefined || latest(agreement.signedOn) <= asOf
/** Whether one of some texts deals with the expiry of another: signed once it had run out, or before, to run longer. */
const isDealtWith = ({ expiresOn, id, signedOn }: Agreement, all: ReadonlyArray<Agreement>): boolean =>
  all.some((later) => {
    if (later.id === id || later.signedOn === undefined || expiresOn === undefined) return false
    if (earliest(later.signedOn) >= earliest(expiresOn)) return true
    if (signedOn === undefined || latest(signedOn) >= earliest(later.signedOn)) return false
    return later.expiresOn === undefined || latest(later.expiresOn) > latest(expiresOn)
  })

describe("the next renewal", () => {
  it.prop(
    "is the soonest expiry that may lie ahead and that no later text deals with, of the texts signed by then",
    [agreements, day],
    ([agreements, asOf]) => {
      const known = agreements.filter(signedBy(asOf))
      const ahead = known
        .filter((text) => !isDealtWith(text, known))
        .flatMap(({ expiresOn }) => (expiresOn !== undefined && isAhead(expiresOn, asOf) ? [earliest(expiresOn)] : []))
        .sort()
      const renewal = nextRenewal(agreements, asOf)
      if (ahead[0] === undefined) assert.isTrue(renewal === undefined || renewal.monthsAtMost < 0)
      else {
        assert.strictEqual(renewal && earliest(renewal.on), ahead[0])
        assert.isAtLeast(renewal?.monthsAtMost ?? Number.NaN, 0)
      }
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop(
    "else it is the last one that has passed, which no later text has dealt with",
    [agreements, day],
    ([agreements, asOf]) => {
      const renewal = nextRenewal(agreements, asOf)
      if (renewal !== undefined && renewal.monthsAtMost >= 0) return
      const known = agreements.filter(signedBy(asOf))
      if (renewal !== undefined)
        assert.isTrue(known.some(({ expiresOn, id }) => id === renewal.agreement && expiresOn === renewal.on))
      for (const text of known) {
        if (text.expiresOn === undefined) continue
        if (text.id === renewal?.agreement) assert.isFalse(isDealtWith(text, known))
        else if (renewal === undefined || earliest(text.expiresOn) > earliest(renewal.on))
          assert.isTrue(isDealtWith(text, known))
      }
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop("its months run from the first to the last day that the date may mean", [agreements, day], (all) => {
    const renewal = nextRenewal(...all)
    if (renewal === undefined) return
    const { months, monthsAtMost, on } = renewal
    // A year has 11.96 to 12 months of 30.44 days up to its last day; a month 0.88 to 0.99.
    const [least, most] = on.length === 4 ? [11.95, 12] : on.length === 7 ? [0.88, 0.99] : [0, 0]
    assert.isAtLeast(monthsAtMost - months, least - 1e-9)
    assert.isAtMost(monthsAtMost - months, most + 1e-9)
  })

  it.prop(
    "a text that was signed on the last day and has no term leaves open only what that day cannot follow",
    [agreements, day],
    ([agreements, asOf]) => {
      const renewal = nextRenewal([...agreements, text("today", asOf)], asOf)
      if (renewal === undefined) return
      const signedOn = agreements.find(({ id }) => id === renewal.agreement)?.signedOn
      assert.isTrue(signedOn === undefined || latest(signedOn) >= asOf)
      assert.isAbove(renewal.months, 0)
    }
  )

  it.prop("a text signed today deals with all that has passed", [agreements, day], ([agreements, asOf]) => {
    const renewal = nextRenewal([...agreements, text("today", asOf)], asOf)
    assert.isTrue(renewal === undefined || latest(renewal.on) >= asOf)
  })

  it.prop("what is signed after the day changes nothing", [agreements, day, date], ([agreements, asOf, expires]) => {
    const later = [
      text("later", "2019-12-31", expires === undefined ? "2020" : undefined),
      text("2021", "2021", "2022")
    ]
    assert.deepStrictEqual(nextRenewal([...agreements, ...later], asOf), nextRenewal(agreements, asOf))
  })

  it.prop("the order given changes nothing", [agreements, day], ([agreements, asOf]) => {
    assert.deepStrictEqual(nextRenewal([...agreements].reverse(), asOf), nextRenewal(agreements, asOf))
  })

  it("counts months of 30.44 days, to the first day that a date may mean", () => {
    const months = (expiresOn: string, asOf: string) =>
      nextRenewal([text("one", "2010-01-01", expiresOn)], asOf)?.months ?? Number.NaN
    // 31 + 28 + 31 + 30 + 31 + 30 = 181 days from the end of a year to the end of June.
    assert.closeTo(months("2021-06-30", "2020-12-31") * 30.436875, 181, 1e-6)
    assert.closeTo(months("2021-06-30", "2020-12-31"), 6, 0.06)
    // 2021 may be over on its first day: one day ahead; June on its first: 152 days.
    assert.closeTo(months("2021", "2020-12-31") * 30.436875, 1, 1e-6)
    assert.closeTo(months("2021-06", "2020-12-31") * 30.436875, 152, 1e-6)
    // The day itself is still ahead; 2020 has 366 days; ten years with three leap days are 3,653 days.
    assert.strictEqual(months("2020-12-31", "2020-12-31"), 0)
    assert.closeTo(months("2020-01-01", "2021-01-01") * 30.436875, -366, 1e-6)
    assert.closeTo(months("2030-02-01", "2020-02-01"), 120, 1 / 30)
  })

  it("by example", () => {
    const asOf = "2020-06-15"
    const of = (...all: ReadonlyArray<Agreement>) => nextRenewal(all, asOf)?.agreement
    assert.strictEqual(of(), undefined)
    assert.strictEqual(of(text("no term", "2001")), undefined)
    assert.strictEqual(of(text("late", "2011", "2031"), text("soon", "2012", "2022")), idOf("soon"))
    // Nobody followed either: the later one. The new text of 2018 follows both, and has no term.
    const [old, older] = [text("old", "2007", "2017"), text("older", "2000", "2010")]
    assert.strictEqual(of(old, older), idOf("old"))
    assert.strictEqual(of(old, older, text("new", "2018-03")), undefined)
    // A later text deals with a term before it has run out where it runs longer, and not where it ends sooner.
    const [term, longer] = [text("term", "2015", "2022"), text("longer", "2019", "2029")]
    assert.strictEqual(of(term, longer), idOf("longer"))
    assert.strictEqual(of(term, text("no end", "2019")), undefined)
    assert.strictEqual(of(term, text("shorter", "2019", "2021")), idOf("shorter"))
    // Of two that run out together both are open, whichever was signed first.
    assert.strictEqual(
      of(term, text("same end", "2019", "2022")),
      of(text("term", "2019", "2022"), text("same end", "2015", "2022"))
    )
    assert.strictEqual(of(text("undated", undefined, "2022"), longer), idOf("undated"))
    // A text does not follow itself, and one that nobody dated follows none.
    assert.strictEqual(of(text("same", "2015", "2015"), text("undated")), idOf("same"))
    // Of two that run out on one day, always the same.
    const twins = [text("a", "2010", "2025"), text("b", "2011", "2025-01-01")]
    assert.deepStrictEqual(nextRenewal(twins, asOf), nextRenewal([...twins].reverse(), asOf))
  })

  it("of a text renewed before it ran out, nothing is open but the new one", () => {
    const asOf = "2024-06-30"
    const old = text("a", "2018-12-01", "2023-12-01")
    assert.strictEqual(nextRenewal([old, text("b", "2023-11-01")], asOf), undefined)
    const pair = [text("a", "2019-08-30", "2024-08-30"), text("b", "2023-11-01", "2029-11-01")]
    assert.strictEqual(nextRenewal(pair, asOf)?.agreement, idOf("b"))
    // Before the new one is signed the old one is open, and once both have run out the last one is.
    assert.strictEqual(nextRenewal(pair, "2023-10-31")?.agreement, idOf("a"))
    assert.strictEqual(nextRenewal(pair, "2030-01-01")?.agreement, idOf("b"))
  })

  it("an expiry known by its year alone may lie ahead until the year is over", () => {
    const [byYear, later] = [text("by year", "2014", "2024"), text("later", "2016-01-01", "2024-11-01")]
    const { agreement, months = 0, monthsAtMost = 0 } = nextRenewal([byYear], "2024-06-30") ?? {}
    assert.strictEqual(agreement, idOf("by year"))
    // 181 days since the first of January, 184 to the end of December.
    assert.closeTo(months * 30.436875, -181, 1e-6)
    assert.closeTo(monthsAtMost * 30.436875, 184, 1e-6)
    assert.strictEqual(nextRenewal([byYear], "2024-12-31")?.monthsAtMost, 0)
    assert.isBelow(nextRenewal([byYear], "2025-01-01")?.monthsAtMost ?? Number.NaN, 0)
    // A text that may end after it deals with it only where it surely does.
    assert.strictEqual(nextRenewal([byYear, later], "2024-06-30")?.agreement, idOf("by year"))
  })
})
