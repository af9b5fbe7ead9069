import type { CityId } from "../base/identity.ts"
import { permutationTest } from "../statistics/kendall.ts"
import { median } from "../statistics/quantile.ts"

/** A city with what is known of its office and of its success; what is absent is unknown. */
export interface OfficeRow {
  readonly city: CityId
  /** Whether a dedicated central office runs its international relations. */
  readonly office?: boolean
  /** Any measure of success, the higher the better. */
  readonly success?: number
}

/** Whether cities with a central office do better, on the data at hand. */
export interface OfficeTest {
  /** Cities of which both are known, and with how many the test had to do without. */
  readonly n: number
  readonly withOffice: number
  readonly unknown: number
  /** Kendall’s tau-b between office and success, −1–1; absent where one of them does not vary. */
  readonly tau?: number
  /** Two-sided p over permutations. */
  readonly p?: number
  readonly exact?: boolean
  readonly medians: { readonly with?: number; readonly without?: number }
  readonly verdict: "no-correlation-found" | "offices-do-better" | "offices-do-worse" | "cannot-be-tested"
}

/**
 * Tests whether a central office goes with success, on whatever data is at hand.
 *
 * **When to use**: S1 (l.677–683) found no such correlation, on data that it calls limited. Capacity therefore never
 * feeds an outcome score; this is how to look again.
 *
 * **Details**: Kendall’s tau-b with a permutation test, exact for up to eight cities, else with `draws` seeded shuffles.
 *
 * **Gotchas**: no correlation found is not "no effect": with few cities the test finds only strong ones. A correlation is
 * not a cause.
 */
export const officeTest = (
  rows: ReadonlyArray<OfficeRow>,
  options: { readonly seed?: number; readonly draws?: number; readonly significance?: number } = {}
): OfficeTest => {
  const { draws = 9999, seed = 1, significance = 0.05 } = options
  const known = rows
    .flatMap(({ city, office, success }) =>
      office === undefined || success === undefined ? [] : [{ city, office, success }]
    )
    .sort((a, b) => (a.city < b.city ? -1 : 1))
  const of = (has: boolean) => median(known.filter(({ office }) => office === has).map(({ success }) => success))
  const [withOffice, without] = [of(true), of(false)]
  const tested = permutationTest(
    known.map(({ office }) => Number(office)),
    known.map(({ success }) => success),
    { seed, draws }
  )
  return {
    n: known.length,
    withOffice: known.filter(({ office }) => office).length,
    unknown: rows.length - known.length,
    ...(tested === undefined ? {} : { tau: tested.tau, p: tested.p, exact: tested.exact }),
    medians: {
      ...(withOffice === undefined ? {} : { with: withOffice }),
      ...(without === undefined ? {} : { without })
    },
    verdict:
      tested === undefined
        ? "cannot-be-tested"
        : tested.p >= significance
          ? "no-correlation-found"
          : tested.tau > 0
            ? "offices-do-better"
            : "offices-do-worse"
  }
}
