import { Worker } from "node:worker_threads"
import { betweenness, fromMemberships, fromPairs } from "@proxeny/graph"
import { afterEach, describe, expect, it } from "vitest"
import type { AnalysisOrder, AnalysisReport } from "./analysis.ts"
import { threadModule } from "./threadModule.ts"

let worker: Worker | undefined
afterEach(async () => void (await worker?.terminate()))

/** Everything the thread tells of an order, until it has told the last. */
const reports = (order: AnalysisOrder): Promise<ReadonlyArray<AnalysisReport>> =>
  new Promise((resolve, reject) => {
    const all: Array<AnalysisReport> = []
    const thread = new Worker(threadModule("analysisThread"))
    worker = thread
    thread.on("error", reject)
    thread.on("message", (report: AnalysisReport) => {
      all.push(report)
      if (report.kind === "failed" || (report.kind === "done" && report.isFinal)) resolve(all)
    })
    thread.postMessage(order)
  })

// A ring of forty cities with chords: enough ways that an estimate differs from the exact figure.
const twinnings = fromPairs(40, Array.from({ length: 40 }, (_, i) => [i, (i + 1) % 40, i, (i * 7 + 3) % 40]).flat())
const order = (more: Partial<AnalysisOrder>): AnalysisOrder => ({
  twinnings,
  memberships: fromMemberships(40, 2, [0, 0, 1, 0, 2, 1]),
  attributes: { countries: Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "GB" : "CN")) },
  from: undefined,
  threads: 2,
  exactAtOnce: 100,
  exactUpTo: 100,
  ...more
})

const done = (all: ReadonlyArray<AnalysisReport>) => all.flatMap((report) => (report.kind === "done" ? [report] : []))

describe("the thread of the figures", () => {
  it("gives exact figures at once where they take no time", async () => {
    const [only, ...others] = done(await reports(order({})))
    expect(others).toEqual([])
    expect(only?.analysis.graph.betweenness).toEqual({ exact: true, values: betweenness(twinnings) })
    expect([...(only?.analysis.interlocking.subarray(0, 4) ?? [])]).toEqual([1, 1, 0, 0])
    expect(only?.analysis.layout.x.length).toBe(40)
  })

  it("gives an estimate first where exact betweenness takes long, and the exact one after it, all else alike", async () => {
    const all = await reports(order({ exactAtOnce: 10 }))
    const [first, last, ...others] = done(all)
    expect(others).toEqual([])
    expect([first?.isFinal, last?.isFinal]).toEqual([false, true])
    expect(first?.analysis.graph.betweenness.exact).toBe(false)
    expect(last?.analysis.graph.betweenness).toEqual({ exact: true, values: betweenness(twinnings) })
    expect({ ...last?.analysis.graph, betweenness: 0 }).toEqual({ ...first?.analysis.graph, betweenness: 0 })
    const after = all.slice(all.findIndex(({ kind }) => kind === "done") + 1)
    expect(after[0]).toMatchObject({ kind: "working", working: { stage: "betweenness" } })
  })

  it("keeps an estimate where the register is larger still, and says why it gave up", async () => {
    const kept = done(await reports(order({ exactAtOnce: 5, exactUpTo: 10 })))
    expect(kept.map(({ analysis, isFinal }) => [analysis.graph.betweenness.exact, isFinal])).toEqual([[false, true]])
    const [failed] = (await reports(order({ attributes: { countries: ["GB"] } }))).filter(
      ({ kind }) => kind === "failed"
    )
    expect(failed).toEqual({ kind: "failed", why: "the graph has 40 nodes, and there are 1 countries" })
  })
})
