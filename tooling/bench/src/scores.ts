/**
 * Measures what the scores cost: every twinning of a world, one twinning after one more activity, one city's maturity.
 *
 *     node src/scores.ts [--twinnings 80000] [--runs 5]
 *
 * The world and a tenth of it are measured in turns in one run, so that the ratio between them holds on a busy machine,
 * too. Times are processor time, of one core where the process is held to one; those of one twinning and of one city are
 * too short for that clock, and are elapsed time. Prints a section of `docs/benchmarks.md`.
 */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import {
  type ActivityRecord,
  type CityId,
  ClaimId,
  maturity,
  PartialDate,
  type StandingKind,
  standing,
  type TwinningRecord,
  twinningFactors,
  type Watch,
  watchesOf
} from "@proxeny/domain"
import { median } from "./figures.ts"
import { machine } from "./machine.ts"
import { generate, part } from "./scoredWorld.ts"

const { values: options } = parseArgs({
  options: { twinnings: { type: "string", default: "80000" }, runs: { type: "string", default: "5" } }
})
const asOf = "2026-06-30"
const runs = Number(options.runs)
const size = Number(options.twinnings)

interface Cost {
  readonly milliseconds: number
  readonly activities: number
}

/**
 * Scores every twinning of a world that is read in parts, as by a cursor from a database: what a list or a map needs of each is kept,
 * the rest is let go. Reading a part is not measured.
 */
const scoreAll = (twinnings: number): Cost => {
  let [microseconds, activities, sum] = [0, 0, 0]
  const measured = <A>(action: () => A): A => {
    const begin = process.cpuUsage()
    const result = action()
    const { system, user } = process.cpuUsage(begin)
    microseconds += system + user
    return result
  }
  const seen = new Map<CityId, Array<Pick<ActivityRecord, "id" | "on">>>()
  for (let from = 0; from < twinnings; from += part) {
    const read = generate(twinnings, from)
    measured(() => {
      for (const { activities, cities } of read)
        for (const { id, on } of activities) {
          const one = { id, on }
          for (const city of cities) {
            const held = seen.get(city)
            if (held === undefined) seen.set(city, [one])
            else held.push(one)
          }
        }
    })
  }
  const watches = new Map<CityId, ReadonlyArray<Watch>>()
  measured(() => {
    for (const [city, records] of seen) watches.set(city, watchesOf(records, asOf))
    seen.clear()
  })
  const standings = new Map<StandingKind, number>()
  for (let from = 0; from < twinnings; from += part) {
    const read = generate(twinnings, from)
    measured(() => {
      for (const twinning of read) {
        activities += twinning.activities.length
        const { standing: kind } = standing(
          { ...twinning, watches: twinning.cities.flatMap((city) => watches.get(city) ?? []) },
          { asOf }
        )
        standings.set(kind, (standings.get(kind) ?? 0) + 1)
        const factors = twinningFactors(twinning, { asOf })
        sum += factors.consolidation.kind === "given" ? factors.consolidation.value : 0
      }
    })
  }
  if (standings.size < 3 || sum === 0) throw new Error("the world was not scored")
  return { milliseconds: microseconds / 1000, activities }
}

const whole: Array<number> = []
const tenth: Array<number> = []
let activities = 0
for (let run = 0; run < runs; run++) {
  process.stderr.write(`… scoring, run ${run + 1} of ${runs}\n`)
  tenth.push(scoreAll(Math.ceil(size / 10)).milliseconds)
  const cost = scoreAll(size)
  whole.push(cost.milliseconds)
  activities = cost.activities
}

const sample = generate(size, 0)
const busiest = [...sample].sort((a, b) => b.activities.length - a.activities.length)
const again = (twinning: TwinningRecord): number => {
  const [one] = twinning.activities
  if (one === undefined) return 0
  const more = {
    ...twinning,
    activities: [...twinning.activities, { ...one, id: `${one.id.slice(0, -1)}z` as typeof one.id }]
  }
  return median(
    Array.from({ length: 25 }, () => {
      const begin = performance.now()
      twinningFactors(more, { asOf })
      return performance.now() - begin
    })
  )
}
const middle = busiest[Math.floor(busiest.length / 2)]
const most = busiest[0]

const claim = ClaimId.make("00000000-0000-5000-8000-000000000001")
const answer = <V>(value: V) => ({ value, evidence: [claim] as [ClaimId] })
const profile = {
  asOf: PartialDate.make("2025"),
  strategy: answer("explicit" as const),
  team: answer("dedicated" as const),
  jointProjects: answer(true),
  regularContact: answer(true),
  outcomesCounted: answer(true)
}
const city = (partnerships: number): number =>
  median(
    Array.from({ length: 15 }, (_, seed) => {
      const begin = performance.now()
      maturity(
        {
          city: sample[0]?.cities[0] as CityId,
          profile,
          partnerships: sample.slice(0, partnerships).map(({ id }, i) => ({
            twinning: id,
            standing: i % 3 === 0 ? "unknown" : "active",
            topic: i % 2 === 0,
            evidence: [claim]
          }))
        },
        { asOf, seed, draws: 10_000 }
      )
      return performance.now() - begin
    })
  )

const shown = (value: number, digits = 3): string => Number(value.toPrecision(digits)).toLocaleString("en-GB")
const spread = (values: ReadonlyArray<number>): string =>
  `${shown(Math.min(...values) / 1000)}–${shown(Math.max(...values) / 1000)}`
const ratios = whole.map((value, i) => value / (tenth[i] ?? value))
const on = machine()
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
  cwd: fileURLToPath(new URL("../../..", import.meta.url)),
  encoding: "utf8"
}).trim()
const rows: ReadonlyArray<readonly [string, string, string, string]> = [
  [
    `Every twinning: ${size.toLocaleString("en-GB")} with ${activities.toLocaleString("en-GB")} activities`,
    `${shown(median(whole) / 1000)} s`,
    "10 s",
    `processor time; median of ${runs}, ${spread(whole)}`
  ],
  [
    "A tenth of that",
    `${shown(median(tenth) / 1000)} s`,
    "",
    `in turns with the whole; whole over tenth ${shown(median(ratios))} (${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))})`
  ],
  [
    "Memory",
    `${shown(process.resourceUsage().maxRSS / 1024)} MiB`,
    "1 GB",
    `largest resident set of the run; the world is read in parts of ${part} twinnings`
  ],
  [
    "One twinning after one more activity",
    `${shown(middle === undefined ? 0 : again(middle))} ms`,
    "1 ms",
    `elapsed time, median of 25; the middle one, ${middle?.activities.length} activities; the busiest, ${most?.activities.length}: ${shown(most === undefined ? 0 : again(most))} ms`
  ],
  [
    "Maturity of a city, 10,000 draws",
    `${shown(city(12))} ms`,
    "50 ms",
    `elapsed time, median of 15; 12 twinnings; with 61: ${shown(city(61))} ms`
  ]
]
console.log(
  [
    "## Scores",
    "",
    `${on.processor}, ${on.cores} cores, ${on.memoryGiB} GiB; ${on.system}; Node.js ${on.node}; commit ${commit}. \`node tooling/bench/src/scores.ts\`.`,
    "",
    "| what | value | aim | how |",
    "| --- | ---: | ---: | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    ""
  ].join("\n")
)
