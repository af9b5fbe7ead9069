import type { Check } from "../Check.ts"
import { strategiesTold, valuesFrom } from "../compute.ts"

/** The figures of the report, whose captions alone survive (of figures 1 and 2 not even those). */
const figures: ReadonlyArray<readonly [number: number, locator: string, shows: string]> = [
  [1, "S1 l.49", "what the networks of the world are about"],
  [2, "S1 l.50", "how many networks there were over time"],
  [3, "S1 l.316", "which British cities have a strategy"],
  [4, "S1 l.382–384", "size and number of twins of British and Chinese cities"],
  [5, "S1 l.400", "memberships of eleven British and Chinese cities"],
  [6, "S1 l.518", "which cities have a dedicated team"],
  [7, "S1 l.651–655", "exports of Qingdao and Jinan to the United Kingdom"],
  [8, "S1 l.691–693", "size and number of twins of cities of the world"],
  [9, "S1 l.733", "which cities of the world have a strategy"],
  [10, "S1 l.748–752", "Australian imports from twins in China"],
  [11, "S1 l.771", "memberships of British, Chinese and other cities"]
]

export const notReproducibleChecks: ReadonlyArray<Check> = [
  ...figures.map(
    ([number, locator, shows]): Check => ({
      id: `figure-${number}`,
      statement: `figure ${number}: ${shows}`,
      locator,
      basis: "stated",
      expected: "no values",
      find: valuesFrom((claim) => claim.locator.startsWith(`figure ${number},`)),
      remark: "the values plotted are not in the text"
    })
  ),
  {
    id: "strategy-of-each-city",
    statement: "which strategy each city studied was found to have",
    locator: "S1 l.276–284",
    basis: "stated",
    expected: "not all",
    find: strategiesTold,
    remark: "the text gives shares, and names the strategy of two cities; the coding of the others is not printed"
  },
  {
    id: "export-series",
    statement: "trade before and after twinning, as plotted in figures 7 and 10",
    locator: "S1 l.631–634, 651–655, 748–752",
    basis: "stated",
    expected: "no values",
    find: valuesFrom(({ attribute }) => attribute === "exports" || attribute === "imports"),
    remark: "the series are not in the text; only that they rose"
  }
]
