import { type Folded, foldPendants, partialBetweenness, sourceBlocks, sumBetweenness } from "./betweenness.ts"
import type { Csr } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import type { Watch } from "./watch.ts"

/**
 * A line between two threads: to a worker as the thread that asks has it, or from the worker to that thread.
 *
 * **When to use**
 *
 * To make the workers of Node and of browsers alike; {@link lineTo} makes one.
 */
export interface Line {
  /** Sends a message, and hands over the memory of the arrays named instead of copying them. */
  readonly send: (message: unknown, transfer: ReadonlyArray<ArrayBuffer>) => void
  /** Calls a listener with the data of each message until the function it returns is called. */
  readonly receive: (listener: (message: unknown) => void) => () => void
  /** The same with what made a worker fail, where the thread that asks can tell. */
  readonly failed?: (listener: (error: unknown) => void) => () => void
}

/** What carries the messages of a thread under Node: a `Worker`, or the `parentPort` of one. */
interface NodePort {
  postMessage(message: unknown, transfer: Array<ArrayBuffer>): void
  on(event: string, listener: (value: unknown) => void): unknown
  off(event: string, listener: (value: unknown) => void): unknown
}

/** The same in a browser: a `Worker`, or `self` in one. */
interface WebPort {
  postMessage(message: unknown, transfer: Array<ArrayBuffer>): void
  addEventListener(event: string, listener: (event: { readonly data?: unknown }) => void): void
  removeEventListener(event: string, listener: (event: { readonly data?: unknown }) => void): void
}

/** The line to a worker, or from inside one to the thread that asks, under Node or in a browser. */
export const lineTo = (port: NodePort | WebPort): Line => {
  const hear = (
    event: string,
    listener: (value: unknown) => void,
    of: (event: { readonly data?: unknown }) => unknown
  ) => {
    if ("on" in port) {
      port.on(event, listener)
      return () => void port.off(event, listener)
    }
    const heard = (event: { readonly data?: unknown }): void => listener(of(event))
    port.addEventListener(event, heard)
    return () => port.removeEventListener(event, heard)
  }
  return {
    send: (message, transfer) => port.postMessage(message, [...transfer]),
    receive: (listener) => hear("message", listener, ({ data }) => data),
    failed: (listener) => hear("error", listener, (event) => event)
  }
}

/** What a worker is asked: to hold a graph, and to work a block of sources of it. */
type Order =
  | { readonly kind: "graph"; readonly run: number; readonly folded: Folded }
  | { readonly kind: "block"; readonly run: number; readonly block: number; readonly from: number; readonly to: number }

interface Answer {
  readonly kind: "part"
  readonly run: number
  readonly block: number
  readonly part: Float64Array
}

/**
 * Works for {@link betweennessByWorkers} at the other end of a line, until the function it returns is called.
 *
 * **When to use**
 *
 * As the only thing that a worker's module does.
 */
export const workOn = ({ receive, send }: Line): (() => void) => {
  let held: { readonly run: number; readonly folded: Folded } | undefined
  return receive((message) => {
    const order = message as Order
    if (order.kind === "graph") held = order
    else if (order.kind === "block" && order.run === held?.run) {
      const part = partialBetweenness(held.folded, order.from, order.to)
      send({ kind: "part", run: order.run, block: order.block, part } satisfies Answer, [part.buffer])
    }
  })
}

let runs = 0

/**
 * The betweenness of each node, as `betweenness` gives it, by several workers at once.
 *
 * **When to use**
 *
 * Where a graph is so large that a reader waits, and there is more than one processor.
 *
 * **Details**
 *
 * Each worker takes the next block of sources as soon as it is free; the parts are added in the order of their blocks, so
 * that the result has the same bits whatever the number of workers, and the same as without any. `onProgress` is called
 * after each block with how many sources are done. Each worker holds a copy of the graph without its trees.
 *
 * **Gotchas**
 *
 * Once `signal` is aborted no block is given out, and the promise is rejected with its reason at once; a worker ends the
 * block that it has begun. A worker that fails makes the promise fail where its line can tell; where it cannot, the promise
 * waits. One graph at a time: what is asked of the same workers meanwhile takes the place of what they were asked before.
 *
 * @throws {InvalidOption} when there is no worker; the reason of `signal` once it is aborted; what made a worker fail
 */
export const betweennessByWorkers = async (
  graph: Csr,
  workers: ReadonlyArray<Line>,
  { onProgress, signal }: Watch = {}
): Promise<Float64Array> => {
  if (workers.length === 0) throw new InvalidOption("there must be a worker at least", "workers")
  signal?.throwIfAborted()
  const isStopped = (): boolean => signal?.aborted === true
  const run = ++runs
  const folded = foldPendants(graph)
  const blocks = sourceBlocks(folded)
  const count = blocks.length - 1
  const parts = new Array<Float64Array>(count)
  const undo: Array<() => void> = []
  try {
    await new Promise<void>((resolve, reject) => {
      let [given, received, sources] = [0, 0, 0]
      const giveTo = ({ send }: Line): void => {
        if (given === count) return
        const block = given++
        const [from, to] = [blocks[block] as number, blocks[block + 1] as number]
        send({ kind: "block", run, block, from, to } satisfies Order, [])
      }
      const stop = (): void => reject(signal?.reason)
      signal?.addEventListener("abort", stop)
      undo.push(() => signal?.removeEventListener("abort", stop))
      if (count === 0) resolve()
      for (const worker of workers) {
        undo.push(
          worker.receive((message) => {
            const answer = message as Answer
            if (answer.kind !== "part" || answer.run !== run || isStopped()) return
            parts[answer.block] = answer.part
            received++
            sources += (blocks[answer.block + 1] as number) - (blocks[answer.block] as number)
            try {
              onProgress?.(sources, folded.core.nodes)
            } catch (error) {
              reject(error)
            }
            if (received === count) resolve()
            else if (!isStopped()) giveTo(worker)
          })
        )
        if (worker.failed !== undefined) undo.push(worker.failed(reject))
        worker.send({ kind: "graph", run, folded } satisfies Order, [])
        giveTo(worker)
      }
    })
  } finally {
    for (const one of undo) one()
  }
  return sumBetweenness(folded, parts)
}
