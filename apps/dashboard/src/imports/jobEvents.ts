import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js"
import { after, type JobEvent, notBegun, type Progress } from "./jobProgress.ts"

const names = ["file", "rows", "progress", "done", "failed", "cancelled"] as const

/** Milliseconds after which a connection that the browser gave up is made anew. */
const again = 3_000

/**
 * Follows what happens in a job, from its beginning, wherever the page was opened.
 *
 * **Details**: the browser asks again by itself where the connection breaks, and says what it has seen. `broken` is whether it
 * is broken now.
 */
export const createJobEvents = (id: Accessor<string | undefined>) => {
  const [progress, setProgress] = createSignal<Progress>(notBegun)
  const [broken, setBroken] = createSignal(false)
  createEffect(
    on(id, (job) => {
      setProgress(notBegun)
      setBroken(false)
      if (job === undefined) return
      let timer: ReturnType<typeof setTimeout> | undefined
      let source: EventSource | undefined
      const open = () => {
        source = new EventSource(`/api/v1/import-jobs/${job}/events?after=${progress().last}`)
        source.addEventListener("open", () => setBroken(false))
        source.addEventListener("error", () => {
          if (progress().ended !== undefined) return
          setBroken(true)
          if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, again)
        })
        for (const name of names)
          source.addEventListener(name, (message) => {
            setBroken(false)
            setProgress((before) => after(before, JSON.parse((message as MessageEvent<string>).data) as JobEvent))
            // Nothing comes after the end; a browser would ask for it for ever.
            if (progress().ended !== undefined) source?.close()
          })
      }
      open()
      onCleanup(() => {
        clearTimeout(timer)
        source?.close()
      })
    })
  )
  return { progress, broken }
}
