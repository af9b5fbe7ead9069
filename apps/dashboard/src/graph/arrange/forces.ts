import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js"
import type { Scene } from "../Scene.ts"
import type { LayoutOrder, LayoutReport } from "./order.ts"

export interface Forces {
  readonly places: Float64Array | undefined
  /** How far the picture is, 0..1; undefined once it stands. */
  readonly progress: number | undefined
  readonly failed: string | undefined
}

const orderOf = ({ links, nodes }: Scene): LayoutOrder => ({
  nodes: nodes.length,
  // A city that belongs to a network through another stands near that one too.
  pairs: Uint32Array.from(
    links.flatMap(({ a, b, through }) => [...(a === b ? [] : [a, b]), ...(through === undefined ? [] : [a, through])])
  ),
  away: nodes.some(({ away }) => away !== undefined) ? Uint8Array.from(nodes, ({ away }) => away ?? 0) : undefined
})

/** Pictures that were worked out before: going back shows them at once. */
const known = new Map<string, Float64Array>()
const keptPictures = 24

const keyOf = ({ away, nodes, pairs }: LayoutOrder): string => `${nodes}:${pairs.join()}:${away?.join() ?? ""}`

/**
 * Works out in a worker where the nodes of a scene stand, by their links; the page goes on meanwhile.
 *
 * **Details**: nothing is worked out while `scene` is undefined. Another scene, or the end of the part that asked, ends
 * the worker. `cancel` ends it and keeps what stands so far.
 */
export const createForces = (scene: Accessor<Scene | undefined>) => {
  const [state, setState] = createSignal<Forces>({ places: undefined, progress: undefined, failed: undefined })
  let worker: Worker | undefined
  const end = () => {
    worker?.terminate()
    worker = undefined
  }
  createEffect(() => {
    const held = scene()
    end()
    if (held === undefined || held.nodes.length === 0) {
      setState({ places: undefined, progress: undefined, failed: undefined })
      return
    }
    const order = orderOf(held)
    const key = keyOf(order)
    const before = known.get(key)
    if (before !== undefined) {
      setState({ places: before, progress: undefined, failed: undefined })
      return
    }
    setState({ places: undefined, progress: 0, failed: undefined })
    const own = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    worker = own
    own.addEventListener("message", ({ data }: MessageEvent<LayoutReport>) => {
      if (own !== worker) return
      if (data.kind === "working") {
        setState({ places: data.places, progress: data.all === 0 ? 0 : data.done / data.all, failed: undefined })
        return
      }
      end()
      if (data.kind === "failed") {
        setState((now) => ({ places: now.places, progress: undefined, failed: data.why }))
        return
      }
      if (known.size >= keptPictures) known.delete(known.keys().next().value ?? "")
      known.set(key, data.places)
      setState({ places: data.places, progress: undefined, failed: undefined })
    })
    own.addEventListener("error", (event) => {
      if (own !== worker) return
      end()
      setState((now) => ({ places: now.places, progress: undefined, failed: event.message ?? "" }))
    })
    own.postMessage(order)
  })
  onCleanup(end)
  const cancel = () => {
    end()
    setState((now) => ({ places: now.places, progress: undefined, failed: undefined }))
  }
  return { state, cancel }
}
