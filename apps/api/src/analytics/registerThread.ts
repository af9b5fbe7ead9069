/**
 * The thread that holds the register as graphs: it reads the register when it has changed, answers what is asked of it, and
 * has the figures worked out in a thread of their own meanwhile.
 */
import { parentPort, Worker, workerData } from "node:worker_threads"
import * as SqlClient from "effect/sql/SqlClient"
import { registerVersion } from "../register/kept.ts"
import { client } from "../sql/Database.ts"
import { addressOf } from "../threads/address.ts"
import { because, failed as failedReply } from "../threads/failed.ts"
import { rebuilding } from "../threads/rebuilding.ts"
import type { AnalysisOrder, AnalysisReport, Working } from "./analysis.ts"
import { makeAnswersHeld } from "./answers.ts"
import type { Known } from "./drawn.ts"
import { type Analysed, analysed } from "./figures.ts"
import type { Answers, Question, RegisterThreadData, Reply } from "./messages.ts"
import { networkGraph, networksOfCity } from "./networkQuestions.ts"
import { analytics, around, cityInGraph, graphPart, ways } from "./questions.ts"
import {
  type CityRow,
  isSameGraph,
  type MadeOf,
  type NetworkRow,
  readRows,
  type Snapshot,
  snapshotFrom
} from "./snapshot.ts"
import { threadModule } from "./threadModule.ts"
import { mapCities, shape, worldMap } from "./worldQuestions.ts"

/** How often the register is looked at when nobody asks, in milliseconds. */
const lookEvery = 5000

/** From how many milliseconds of work on the figures there is a rest. */
const restsFrom = 1000

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")
const { address, exactAtOnce, exactUpTo, threads } = workerData as RegisterThreadData
const run = rebuilding(client(addressOf(address), { maxConnections: 2 }))

let made: MadeOf | undefined
let snapshot: Snapshot | undefined
let reading: Promise<Snapshot> | undefined
let last: Analysed | undefined
/** Whether there is nothing left to find out about what the last figures are of. */
let isFinal = false
let working: Working | undefined
/** Why the figures of a snapshot were given up: they are not tried again before the graph is another one. */
let failed: { readonly snapshot: Snapshot; readonly why: string } | undefined
let figures: Worker | undefined
/** Waits for the moment from which on figures may be worked out again. */
let rest: NodeJS.Timeout | undefined

/** What is told from the first moment on in which figures are to be worked out. */
const beginning: Working = { stage: "structure", done: 0, all: 0 }

/** Where the cities of a new snapshot stood in the last picture. */
const placesOf = ({ cities, world }: Snapshot): AnalysisOrder["from"] => {
  if (last === undefined) return undefined
  const { analysis, snapshot: then } = last
  const places = Array.from({ length: world.twinnings.nodes }, (_, node) => then.nodeOf.get(cities[node]?.id ?? ""))
  const of = (values: Float64Array) => places.map((place) => (place === undefined ? undefined : values[place]))
  return { x: of(analysis.layout.x), y: of(analysis.layout.y) }
}

/** What is known of a snapshot, which is known of a later one, too, where the graph is the same. */
const carriedOver = <A extends { readonly snapshot: Snapshot }>(known: A, now: Snapshot): A =>
  known.snapshot !== now && isSameGraph(known.snapshot, now) ? { ...known, snapshot: now } : known

/**
 * Has the figures of a snapshot worked out, unless they are, or are being worked out: one lot at a time, to its end.
 *
 * **Details**: after a lot that took long, the next one begins after a rest as long as it took, so that a register that is written to
 * all the time takes half a processor for its figures, and not a whole one.
 */
const workOut = (now: Snapshot): void => {
  if (last !== undefined) last = carriedOver(last, now)
  if (failed !== undefined) failed = carriedOver(failed, now)
  if ((isFinal && last?.snapshot === now) || failed?.snapshot === now) {
    // Figures may have been waited for of a graph that is gone again.
    if (figures === undefined) working = undefined
    return
  }
  working ??= beginning
  if (figures !== undefined || rest !== undefined) return
  const worker = new Worker(threadModule("analysisThread"))
  const begun = performance.now()
  figures = worker
  const end = (): void => {
    if (figures !== worker) return
    figures = undefined
    working = undefined
    void worker.terminate()
    const took = performance.now() - begun
    if (took > restsFrom)
      rest = setTimeout(() => {
        rest = undefined
        if (snapshot !== undefined) workOut(snapshot)
      }, took)
    // the register may have moved on meanwhile
    if (snapshot !== undefined) workOut(snapshot)
  }
  const giveUp = (why: string): void => {
    failed = carriedOver({ snapshot: now, why }, snapshot ?? now)
    process.stderr.write(`the figures of the register could not be worked out: ${why}\n`)
    end()
  }
  worker.on("message", (report: AnalysisReport) => {
    if (report.kind === "working") working = report.working
    else if (report.kind === "failed") giveUp(report.why)
    else {
      const current = snapshot ?? now
      // a change that was taken back since: what is known of the graph as it is again stands
      if (isFinal && last?.snapshot === current) return end()
      last = carriedOver(analysed(now, report.analysis), current)
      isFinal = report.isFinal
      failed = undefined
      // what is still to come of a graph that is another one now would be thrown away
      if (report.isFinal || last.snapshot !== current) end()
    }
  })
  worker.once("error", (error) => giveUp(because(error)))
  worker.once("exit", () => {
    if (figures === worker) giveUp("their thread ended before it was done")
  })
  const rows = now.cities.slice(0, now.world.twinnings.nodes)
  worker.postMessage({
    twinnings: now.world.twinnings,
    memberships: now.world.memberships.affiliations,
    attributes: {
      countries: rows.map(({ country }) => country ?? undefined),
      latitudes: Float64Array.from(rows, ({ latitude }) => latitude ?? Number.NaN),
      longitudes: Float64Array.from(rows, ({ longitude }) => longitude ?? Number.NaN)
    },
    from: placesOf(now),
    threads,
    exactAtOnce,
    exactUpTo
  } satisfies AnalysisOrder)
}

const readNow = async (): Promise<Snapshot> => {
  const rows = await run(readRows(made?.rows))
  made = { rows, snapshot: snapshotFrom(rows, made) }
  return made.snapshot
}

/** The register as it is now: as it was held, where nothing has changed. */
const current = async (): Promise<Snapshot> => {
  const version = await run(SqlClient.SqlClient.use(registerVersion))
  // What is being read may have begun before the last change. A version may fall, too, when a backup is restored.
  for (let read = 0; snapshot === undefined || (snapshot.version !== version && read < 2); read++) {
    reading ??= readNow().finally(() => {
      reading = undefined
    })
    snapshot = await reading
  }
  workOut(snapshot)
  return snapshot
}

const known = async (): Promise<Known> => {
  const now = await current()
  return {
    snapshot: now,
    analysed: last,
    state: {
      version: now.version,
      ...(last === undefined ? {} : { analysed: last.snapshot.version }),
      ...(working === undefined ? {} : { working }),
      ...(failed === undefined || failed.snapshot !== now ? {} : { failed: failed.why })
    }
  }
}

const answers = makeAnswersHeld()

/** A city with its row: one that has neither twinnings nor memberships is on record, too. */
const cityRow = async ({ cities, nodeOf }: Snapshot, id: string): Promise<CityRow | undefined> => {
  const node = nodeOf.get(id)
  if (node !== undefined) return cities[node]
  const [row] = await run(
    SqlClient.SqlClient.use(
      (sql) => sql<CityRow>`SELECT id, name, name_zh, country, latitude, longitude FROM city WHERE id = ${id}`
    )
  )
  return row
}

const networkRow = async (id: string): Promise<NetworkRow | undefined> => {
  const [row] = await run(
    SqlClient.SqlClient.use((sql) => sql<NetworkRow>`SELECT id, name, short_name FROM network WHERE id = ${id}`)
  )
  return row
}

type Missing = { readonly kind: "noCity" | "noNetwork"; readonly id: string }

/** Makes what is answered to a question, or names the city or the network that is not there. */
const found = async (now: Known, { asked, kind }: Question): Promise<Answers[typeof kind] | Missing> => {
  if (kind === "analytics") return analytics(now)
  if (kind === "part") return graphPart(now, asked)
  if (kind === "shape") return shape(now)
  if (kind === "map") return worldMap(now, asked.limit)
  if (kind === "mapCities") return mapCities(now, asked)
  if (kind === "network") {
    const group = now.snapshot.networkOf.get(asked.id)
    const row = group === undefined ? await networkRow(asked.id) : now.snapshot.networks[group]
    return row === undefined ? { kind: "noNetwork" as const, id: asked.id } : networkGraph(now, row, asked.limit)
  }
  const row = await cityRow(now.snapshot, asked.id)
  if (row === undefined) return { kind: "noCity", id: asked.id }
  if (kind === "city") return cityInGraph(now, row)
  if (kind === "around") return around(now, row, asked)
  if (kind === "cityNetworks") return networksOfCity(now, row, asked.limit)
  const to = await cityRow(now.snapshot, asked.to)
  return to === undefined ? { kind: "noCity", id: asked.to } : ways(now, row, to, asked.limit)
}

const answer = async (question: Question): Promise<Reply> => {
  const { number } = question
  const now = await known()
  const isSettled = now.state.working === undefined
  const { version } = now.snapshot
  const remembered = answers.recall(now, question)
  if (remembered !== undefined) return { number, kind: "answer", json: remembered, version, isSettled }
  const given = await found(now, question)
  if ("kind" in given) return { number, ...given }
  return { number, kind: "answer", json: answers.remember(now, question, given), version, isSettled }
}

port.on("message", (question: Question) => {
  answer(question).then(
    (reply) => port.postMessage(reply),
    (error: unknown) => port.postMessage({ number: question.number, ...failedReply(error) } satisfies Reply)
  )
})
// A database that does not answer now is asked again the next time.
setInterval(() => void current().catch(() => {}), lookEvery)
void current().catch(() => {})
