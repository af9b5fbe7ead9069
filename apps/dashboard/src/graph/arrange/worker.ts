import type { LayoutOrder, LayoutReport } from "./order.ts"
import { layoutStages } from "./stages.ts"

/** How often the picture is shown while it is worked out, in ms. */
const showEvery = 120

const tell = (report: LayoutReport) =>
  postMessage(report, { transfer: "places" in report ? [report.places.buffer] : [] })

// Who no longer wants the picture ends the worker: nothing has to be asked between the steps.
addEventListener("message", ({ data }: MessageEvent<LayoutOrder>) => {
  try {
    const stages = layoutStages(data)
    let shown = performance.now()
    for (;;) {
      const step = stages.next()
      if (step.done === true) return tell({ kind: "done", places: step.value })
      if (performance.now() - shown < showEvery) continue
      const { all, done, places } = step.value
      tell({ kind: "working", done, all, places: places() })
      shown = performance.now()
    }
  } catch (error) {
    return tell({ kind: "failed", why: error instanceof Error ? error.message : String(error) })
  }
})
