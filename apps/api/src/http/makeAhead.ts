import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentPatience, canGiveWay } from "../threads/patience.ts"
import { today } from "../twinnings/partners.ts"
import type { PagesAhead } from "./bind.ts"
import { about } from "./restsOn.ts"

type Path = keyof typeof about

const pathsAbout = (kind: (typeof about)[Path]): ReadonlyArray<Path> =>
  (Object.keys(about) as ReadonlyArray<Path>).filter((path) => about[path] === kind)

/** How many characters an id has. */
const long = 36

/** Ids in an order, one after the other in one text: as rows they would hold up everybody else while they are read. */
const idAt = (ids: string, at: number): string | undefined =>
  at * long < ids.length ? ids.slice(at * long, (at + 1) * long) : undefined

/** The cities and the twinnings of which sources tell most first: they take longest, and are looked at most. */
const inOrder = SqlClient.SqlClient.use((sql) =>
  Effect.map(
    sql<{ cities: string; twinnings: string }>`
      SELECT (
        SELECT coalesce(string_agg(city.id::text, '' ORDER BY told DESC NULLS LAST, population DESC NULLS LAST, city.id), '')
        FROM city LEFT JOIN (
          SELECT end_, sum(sources) AS told FROM twinning, unnest(ARRAY[city_a, city_b]) AS end_ WHERE exists GROUP BY end_
        ) AS twinned ON twinned.end_ = city.id
      ) AS cities, (
        SELECT coalesce(string_agg(id::text, '' ORDER BY sources DESC, claims DESC, id), '') FROM twinning WHERE exists
      ) AS twinnings`,
    ([found]) => found ?? { cities: "", twinnings: "" }
  )
)

type InOrder = Effect.Success<typeof inOrder>

/** The pages of a city and of a twinning that have the same place in the order. */
const pagesAt = ({ cities, twinnings }: InOrder, at: number): ReadonlyArray<readonly [Path, string]> =>
  (
    [
      ["city", idAt(cities, at)],
      ["twinning", idAt(twinnings, at)]
    ] as const
  ).flatMap(([kind, id]) => (id === undefined ? [] : pathsAbout(kind).map((path) => [path, id] as const)))

/** How many pages that are there are passed over before somebody else may go first. */
const passedAtOnce = 200

/** Makes a page; gives whether there is no more room. A record that is gone meanwhile has no page. */
const makeOne = <R>(pages: PagesAhead<R>, path: Path, id: string) =>
  Effect.catchTags(pages.make(path, id), {
    CityNotFound: () => Effect.succeed(true),
    TwinningNotFound: () => Effect.succeed(true)
  })

/**
 * Goes through all pages once, and makes those that are not there, until there is no more room; gives how many it made.
 *
 * **Details**: it stands back while `isAsked`. Where what it does cannot give way to others by itself, it rests after each few
 * pages as long as they took. What fails ends it.
 */
export const makeOnce = Effect.fnUntraced(function* <R>(
  pages: PagesAhead<R>,
  isAsked: () => boolean,
  order: typeof inOrder = inOrder
) {
  const day = yield* today
  const records = yield* order
  yield* pages.arrive
  const length = Math.max(records.cities.length, records.twinnings.length) / long
  let made = 0
  for (let at = 0; at < length; at++) {
    if (at % passedAtOnce === 0) yield* Effect.sleep(0)
    const missing = pagesAt(records, at).filter(([path, id]) => !pages.isThere(path, id, day))
    if (missing.length === 0) continue
    while (isAsked()) yield* Effect.sleep(20)
    const begin = performance.now()
    const fit = yield* Effect.forEach(missing, ([path, id]) => makeOne(pages, path, id), { concurrency: "unbounded" })
    made += fit.filter((fits) => fits).length
    if (fit.includes(false)) break
    yield* Effect.sleep(canGiveWay ? 0 : performance.now() - begin)
  }
  return made
})

/**
 * Makes pages before anybody asks for them, while nobody asks for anything, as long as it runs.
 *
 * **Details**: a change drops what it bears on, and the next day everything: both are made anew within a minute of
 * rest. What comes on record has its place in the order after a quarter of an hour.
 */
export const makeAhead = <R>(
  pages: PagesAhead<R>,
  isAsked: () => boolean
): Effect.Effect<never, never, R | SqlClient.SqlClient> =>
  Effect.flatMap(Effect.cachedWithTTL(inOrder, "15 minutes"), (order) =>
    makeOnce(pages, isAsked, order as typeof inOrder).pipe(
      Effect.provideService(CurrentPatience, true),
      Effect.tapCause((cause) => Effect.logError("pages could not be made ahead", cause)),
      Effect.ignore,
      Effect.andThen(Effect.sleep("60 seconds")),
      Effect.forever
    )
  ) as Effect.Effect<never, never, R | SqlClient.SqlClient>
