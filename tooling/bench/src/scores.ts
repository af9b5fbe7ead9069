/**
 * Measures what the scores cost: every twinning of a world, one twinning after one more activity, one city's maturity.
 *
 *     node src/scores.ts [--twinnings 80000] [--runs 5]
 *
 * Times are processor time of one core. The world and a tenth of it are measured in turns in one run, so that the ratio
 * between them holds on a busy machine, too. Prints a section of `docs/benchmarks.md`.
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
import { generate, type ScoredWorld } from "./scoredWorld.ts"

const { values: options } = parseArgs({
  options: { twinnings: { type: "string", default: "80000" }, runs: { type: "string", default: "5" } }
})
const asOf = "2026-06-30"
const runs = Number(options.runs)
const size = Number(options.twinnings)

/** Milliseconds of processor time, and what the action gave. */
const cpu = <A>(action: () => A): readonly [number, A] => {
  const begin = process.cpuUsage()
  const result = action()
  const { system, user } = process.cpuUsage(begin)
  return [(system + user) / 1000, result]
}

/** Scores every twinning: what a list or a map of the world needs of each is kept, the rest is let go. */
const scoreAll = ({ twinnings }: ScoredWorld): number => {
  const held = new Map<CityId, Array<ActivityRecord>>()
  for (const { activities, cities } of twinnings)
    for (const city of cities) {
      const all = held.get(city)
      if (all === undefined) held.set(city, [...activities])
      else for (const one of activities) all.push(one)
    }
  const watches = new Map<CityId, ReadonlyArray<Watch>>()
  for (const [city, activities] of held) watches.set(city, watchesOf(activities, asOf))
  held.clear()
  const standings = new Map<StandingKind, number>()
  let sum = 0
  for (const twinning of twinnings) {
    const { standing: kind } = standing(
      { ...twinning, watches: twinning.cities.flatMap((city) => watches.get(city) ?? []) },
      { asOf }
    )
    standings.set(kind, (standings.get(kind) ?? 0) + 1)
    const factors = twinningFactors(twinning, { asOf })
    sum += factors.consolidation.kind === "given" ? factors.consolidation.value : 0
  }
  if (standings.size < 3 || sum === 0) throw new Error("the world was not scored")
  return sum
}

const world = generate(size)
const tenth: ScoredWorld = { ...world, twinnings: world.twinnings.slice(0, Math.ceil(size / 10)) }
const whole: Array<number> = []
const part: Array<number> = []
for (let run = 0; run < runs; run++) {
  process.stderr.write(`… scoring, run ${run + 1} of ${runs}\n`)
  part.push(cpu(() => scoreAll(tenth))[0])
  whole.push(cpu(() => scoreAll(world))[0])
}

const busiest = [...world.twinnings].sort((a, b) => b.activities.length - a.activities.length)
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
          city: world.twinnings[0]?.cities[0] as CityId,
          profile,
          partnerships: world.twinnings.slice(0, partnerships).map(({ id }, i) => ({
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
const ratios = whole.map((value, i) => value / (part[i] ?? value))
const on = machine()
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
  cwd: fileURLToPath(new URL("../../..", import.meta.url)),
  encoding: "utf8"
}).trim()
const rows: ReadonlyArray<readonly [string, string, string, string]> = [
  [
    `Every twinning: ${world.twinnings.length.toLocaleString("en-GB")} with ${world.activities.toLocaleString("en-GB")} activities`,
    `${shown(median(whole) / 1000)} s`,
    "10 s",
    `processor time; median of ${runs}, ${spread(whole)}`
  ],
  [
    "A tenth of that",
    `${shown(median(part) / 1000)} s`,
    "",
    `in turns with the whole; whole over tenth ${shown(median(ratios))} (${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))})`
  ],
  [
    "Memory, the world included",
    `${shown(process.resourceUsage().maxRSS / 1024)} MiB`,
    "1 GB",
    "largest resident set of the run"
  ],
  [
    "One twinning after one more activity",
    `${shown(middle === undefined ? 0 : again(middle))} ms`,
    "1 ms",
    `the middle one, ${middle?.activities.length} activities; the busiest, ${most?.activities.length}: ${shown(most === undefined ? 0 : again(most))} ms`
  ],
  [
    "Maturity of a city, 10,000 draws",
    `${shown(city(12))} ms`,
    "50 ms",
    `12 twinnings; with 61: ${shown(city(61))} ms; median of 15`
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
