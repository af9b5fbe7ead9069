import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentPatience, canGiveWay } from "../threads/patience.ts"
import { CurrentDay, dayIn, today } from "../twinnings/partners.ts"
import type { PagesAhead } from "./bind.ts"
import { about } from "./restsOn.ts"

type Path = keyof typeof about

const pathsAbout = (kind: (typeof about)[Path]): ReadonlyArray<Path> =>
  (Object.keys(about) as ReadonlyArray<Path>).filter((path) => about[path] === kind)

/** How many characters an id has. */
const long = 36

/** Ids in an order, one after the other in bytes: as rows they would hold up everybody else while they are read. */
const idAt = (ids: Buffer, at: number): string | undefined =>
  // A copy: a part of a text would keep all of it, wherever the id is kept.
  at * long < ids.length ? ids.toString("latin1", at * long, (at + 1) * long) : undefined

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
    ([found]) => ({ cities: Buffer.from(found?.cities ?? ""), twinnings: Buffer.from(found?.twinnings ?? "") })
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

/** Of how many cities, and twinnings, pages are made at once: while one waits for the database, another is worked out. */
const placesAtOnce = 2

/** Of how many cities, and twinnings, pages that are there are passed over before somebody else may go first. */
const passedAtOnce = 200

/** How many pages in a row find no room before it is given up. */
const givenUpAfter = 20

/** Pages that are not tried again: those for which there was no room, and those that cannot be made. */
type Left = Set<string>

/** Makes a page; gives whether there was room. A record that is gone meanwhile has no page. */
const makeOne = <R>(pages: PagesAhead<R>, left: Left, day: string, path: Path, id: string) =>
  pages.make(path, id).pipe(
    Effect.catchTags({ CityNotFound: () => Effect.succeed(true), TwinningNotFound: () => Effect.succeed(true) }),
    Effect.catchDefect((defect) =>
      Effect.as(Effect.logError(`${path.replace(":id", id)} could not be made ahead`, defect), false)
    ),
    Effect.tap((isMade) => Effect.sync(() => (isMade ? undefined : left.add(day + path + id))))
  )

/**
 * Goes through all pages once, and makes those that are not there, until there is no more room; gives how many it made.
 *
 * **Details**: it stands back while `isAsked`, and ends after the `longest` time. Where what it does cannot give way to others by itself, it rests after each few
 * pages as long as they took. What cannot be made is left; where the database does not answer, that ends it.
 */
export const makeOnce = Effect.fnUntraced(function* <R>(
  pages: PagesAhead<R>,
  isAsked: () => boolean,
  order: typeof inOrder = inOrder,
  left: Left = new Set(),
  longest: Duration.Duration = Duration.infinity
) {
  const day = yield* today
  const records = yield* order
  const end = (yield* Clock.currentTimeMillis) + Duration.toMillis(longest)
  const length = Math.max(records.cities.length, records.twinnings.length) / long
  let made = 0
  let unfit = 0
  for (let at = 0; at < length && unfit < givenUpAfter; at += placesAtOnce) {
    if (at % passedAtOnce === 0) {
      if ((yield* Clock.currentTimeMillis) >= end) break
      yield* Effect.andThen(Effect.sleep(0), pages.arrive)
    }
    const missing = Array.from({ length: placesAtOnce }, (_, place) => pagesAt(records, at + place))
      .flat()
      .filter(([path, id]) => !left.has(day + path + id) && !pages.isThere(path, id, day))
    if (missing.length === 0) continue
    while (isAsked()) yield* Effect.sleep(20)
    const begin = performance.now()
    const each = yield* Effect.forEach(missing, ([path, id]) => makeOne(pages, left, day, path, id), {
      concurrency: "unbounded"
    })
    for (const isMade of each) {
      made += isMade ? 1 : 0
      unfit = isMade ? 0 : unfit + 1
    }
    yield* Effect.sleep(canGiveWay ? 0 : performance.now() - begin)
  }
  return made
})

/** How long before midnight the pages of the next day begin to be made. */
const beforeMidnight = Duration.hours(3)

/** How long they are made before it is seen to those of the day again. */
const nextDayAtOnce = Duration.minutes(1)

/** How long an order holds, in which what has come on record has no place yet, and how long what was left is left. */
const orderFor = Duration.minutes(15)

/**
 * Makes pages before anybody asks for them, while nobody asks for anything, as long as it runs.
 *
 * **Details**: what a change bears on is dropped, and made anew in the next round, which begins a minute after the last. In the last
 * hours of a day those of the next are made, too, a minute at a time, in the room that those of the day leave. What comes on record has its place in the order after a quarter of an hour. A database that does not
 * answer is logged once.
 */
export const makeAhead = <R>(
  pages: PagesAhead<R>,
  isAsked: () => boolean
): Effect.Effect<never, never, R | SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const left: Left = new Set()
    let leftOn = ""
    let isLogged = false
    const order = yield* Effect.cachedWithTTL(
      Effect.tap(inOrder, () => Effect.sync(() => left.clear())),
      (exit) => (Exit.isSuccess(exit) ? orderFor : Duration.zero)
    )
    const once = (longest?: Duration.Duration) =>
      Effect.suspend(() => makeOnce(pages, isAsked, order as typeof inOrder, left, longest))
    const round = Effect.gen(function* () {
      const day = yield* today
      // Yesterday's pages make room.
      if (day !== leftOn) left.clear()
      leftOn = day
      yield* once()
      const next = yield* dayIn(beforeMidnight)
      if (next !== (yield* today)) yield* Effect.provideService(once(nextDayAtOnce), CurrentDay, next)
    }).pipe(
      Effect.provideService(CurrentPatience, true),
      Effect.exit,
      Effect.flatMap((exit) => {
        const isNews = Exit.isFailure(exit) && !isLogged
        isLogged = Exit.isFailure(exit)
        return isNews ? Effect.logError("pages could not be made ahead", exit.cause) : Effect.void
      })
    )
    return yield* Effect.forever(Effect.andThen(round, Effect.sleep("60 seconds")))
  }) as Effect.Effect<never, never, R | SqlClient.SqlClient>
