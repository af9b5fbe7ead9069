import type { Answer } from "@proxeny/client"
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js"
import { queryClient, reading } from "../api.ts"

type Source = Answer<"/api/v1/sources">["items"][number]

/** How far a reading is. */
interface Progress {
  readonly isPending: boolean
  readonly isFetching: boolean
  readonly isError: boolean
}

const waiting: Progress = { isPending: true, isFetching: false, isError: false }

/**
 * Every source on record, page after page, from when they are first needed.
 *
 * **Gotchas**: a query of the page would take the form out of the page for a moment while it reads anew what a write has made
 * old, and with it the focus from whoever is typing. What is read here never does.
 */
export const useEverySource = (needed: Accessor<boolean>) => {
  const [items, setItems] = createSignal<ReadonlyArray<Source>>([])
  const [progress, setProgress] = createSignal(waiting)
  let isLeft = false
  onCleanup(() => {
    isLeft = true
  })
  const read = async (): Promise<void> => {
    setProgress({ isPending: true, isFetching: true, isError: false })
    const all: Array<Source> = []
    let cursor: string | undefined
    do {
      const input = { limit: "200", ...(cursor === undefined ? {} : { cursor }) }
      const page: Answer<"/api/v1/sources"> = await queryClient.fetchQuery(reading("/api/v1/sources", input))
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== undefined && !isLeft)
    if (isLeft) return
    setItems(all)
    setProgress({ isPending: false, isFetching: false, isError: false })
  }
  createEffect(
    on(needed, (isNeeded) => {
      if (isNeeded) read().catch(() => setProgress({ isPending: false, isFetching: false, isError: true }))
    })
  )
  return { items, progress }
}
