import { MessageChannel, Worker } from "node:worker_threads"
import { afterAll, describe, expect, it } from "vitest"
import { betweenness } from "./betweenness.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { betweennessByWorkers, type Line, lineTo, workOn } from "./crew.ts"

/** A ring with chords and a tail, large enough for several blocks. */
const graphOf = (nodes: number, chords: number): Csr => {
  let state = nodes + chords
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const ring = Array.from({ length: nodes }, (_, i) => [i, (i + 1) % nodes]).flat()
  const across = Array.from({ length: chords }, () => [next(nodes), next(nodes)]).flat()
  return fromPairs(nodes + 3, [...ring, ...across, 0, nodes, nodes, nodes + 1, nodes + 1, nodes + 2])
}
const graphs = [graphOf(5, 0), graphOf(200, 90), graphOf(400, 1000), fromPairs(0, []), fromPairs(3, [0, 1])]

const threads = Array.from({ length: 3 }, () => new Worker(new URL("../test/worker.ts", import.meta.url)))
const crew = threads.map(lineTo)
afterAll(() => Promise.all(threads.map((thread) => thread.terminate())))

/** Lines that count how many blocks go over each. */
const counted = (lines: ReadonlyArray<Line>) => {
  const asked = lines.map(() => 0)
  return {
    asked,
    lines: lines.map((line, i) => ({
      ...line,
      send: (message: unknown, transfer: ReadonlyArray<ArrayBuffer>) => {
        if ((message as { kind: string }).kind === "block") asked[i] = (asked[i] ?? 0) + 1
        line.send(message, transfer)
      }
    }))
  }
}

describe("betweennessByWorkers", () => {
  it("has the same bits whatever the number of workers, and as without any", async () => {
    for (const graph of graphs)
      for (const count of [1, 2, 3])
        expect(await betweennessByWorkers(graph, crew.slice(0, count))).toEqual(betweenness(graph))
  })

  it("tells how many sources are done, up to all, and gives work to every worker", async () => {
    const seen: Array<number> = []
    const { asked, lines } = counted(crew)
    const graph = graphOf(400, 1000)
    await betweennessByWorkers(graph, lines, {
      onProgress: (done, sources) => {
        expect(sources).toBe(400)
        seen.push(done)
      }
    })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(400)
    expect(seen.length).toBe(13)
    expect(asked.reduce((sum, one) => sum + one, 0)).toBe(13)
    expect(Math.min(...asked)).toBeGreaterThan(0)
  })

  it("stops at once when it is told to, and the workers are free for another graph", async () => {
    const stop = new AbortController()
    let blocks = 0
    const { asked, lines } = counted(crew.slice(0, 1))
    const slow = betweennessByWorkers(graphOf(400, 1000), lines, {
      signal: stop.signal,
      onProgress: () => {
        blocks++
        stop.abort(new Error("enough"))
      }
    })
    await expect(slow).rejects.toThrow("enough")
    expect([blocks, ...asked]).toEqual([1, 1])
    expect(await betweennessByWorkers(graphOf(200, 90), crew.slice(0, 1))).toEqual(betweenness(graphOf(200, 90)))
    expect(blocks).toBe(1)
    await expect(betweennessByWorkers(graphOf(5, 0), crew, { signal: stop.signal })).rejects.toThrow("enough")
  })

  it("fails with what made a worker fail, and with what its caller throws", async () => {
    const broken = new Worker("throw new Error('no such worker')", { eval: true })
    await expect(betweennessByWorkers(graphOf(5, 0), [lineTo(broken)])).rejects.toThrow("no such worker")
    await broken.terminate()
    const throwing = betweennessByWorkers(graphOf(5, 0), crew, {
      onProgress: () => {
        throw new Error("of the caller")
      }
    })
    await expect(throwing).rejects.toThrow("of the caller")
  })

  it("takes no part of what was asked before", async () => {
    // A worker that answers for another graph first, as one does that was at work when it was stopped.
    const [line] = crew as [Line]
    const late: Line = {
      ...line,
      receive: (listener) =>
        line.receive((message) => {
          const answer = message as { readonly run: number; readonly block: number }
          listener({ kind: "part", run: answer.run - 1, block: answer.block, part: new Float64Array(400) })
          listener(message)
        })
    }
    expect(await betweennessByWorkers(graphOf(400, 1000), [late])).toEqual(betweenness(graphOf(400, 1000)))
    let done = 0
    await betweennessByWorkers(graphOf(400, 1000), [late], { onProgress: () => done++ })
    expect(done).toBe(13)
  })

  it("needs a worker", async () => {
    await expect(betweennessByWorkers(graphOf(5, 0), [])).rejects.toThrow(InvalidOption)
  })
})

describe("lineTo", () => {
  it("speaks to what a browser has for a worker, too", async () => {
    const { port1, port2 } = new globalThis.MessageChannel()
    // Without what Node adds to it.
    const web = (port: typeof port1) => ({
      postMessage: (message: unknown, transfer: Array<ArrayBuffer>) => port.postMessage(message, transfer),
      addEventListener: port.addEventListener.bind(port) as never,
      removeEventListener: port.removeEventListener.bind(port) as never
    })
    for (const port of [port1, port2]) port.start()
    const end = workOn(lineTo(web(port2)))
    expect(await betweennessByWorkers(graphOf(200, 90), [lineTo(web(port1))])).toEqual(betweenness(graphOf(200, 90)))
    end()
    const heard: Array<unknown> = []
    const stop = lineTo(web(port1)).receive((message) => heard.push(message))
    port2.postMessage("first", [])
    await expect.poll(() => heard).toEqual(["first"])
    stop()
    port2.postMessage("second", [])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual(["first"])
    port1.close()
  })
})

describe("workOn", () => {
  it("answers for the graph it was given last, until it is told to stop", async () => {
    const { port1, port2 } = new MessageChannel()
    const end = workOn(lineTo(port2))
    expect(await betweennessByWorkers(graphOf(200, 90), [lineTo(port1)])).toEqual(betweenness(graphOf(200, 90)))
    expect(await betweennessByWorkers(graphOf(5, 0), [lineTo(port1)])).toEqual(betweenness(graphOf(5, 0)))
    // What is asked of a graph that it does not hold is not answered for another.
    const answers: Array<unknown> = []
    port1.on("message", (answer) => answers.push(answer))
    port1.postMessage({ kind: "block", run: -1, block: 0, from: 0, to: 1 })
    await betweennessByWorkers(graphOf(5, 0), [lineTo(port1)])
    expect(answers).toMatchObject([{ kind: "part", block: 0 }])
    port1.removeAllListeners("message")
    end()
    expect(port2.listenerCount("message")).toBe(0)
    expect(port1.listenerCount("message")).toBe(0)
    port1.close()
  })
})
