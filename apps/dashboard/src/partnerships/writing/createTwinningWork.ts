import type { Shapes } from "@proxeny/client"
import { type Accessor, createEffect, createSignal, on } from "solid-js"
import { queryClient, reading } from "../../api.ts"
import type { TwinningScores } from "../../factors/answer.ts"
import type { ActivityEffect } from "../../factors/Effect.tsx"
import { afterWrite } from "../../writing/afterWrite.ts"
import { createMayWrite } from "../../writing/mayWrite.ts"
import type { ActivityDone, Work } from "./work.ts"

/** What somebody does on the page of a twinning: which form is open, and what the last activity changed. */
export const createTwinningWork = (
  id: Accessor<string>,
  twinning: Accessor<typeof Shapes.TwinningDetail.Encoded | undefined>,
  scores: Accessor<TwinningScores | undefined>
) => {
  const [work, setWork] = createSignal<Work>()
  const [effect, setEffect] = createSignal<ActivityEffect>()
  const words = createMayWrite("record.write", () => twinning()?.cities.map((city) => city.id))
  // Another twinning is another page, although it is shown in the same place.
  createEffect(
    on(
      id,
      () => {
        setWork(undefined)
        setEffect(undefined)
      },
      { defer: true }
    )
  )
  const onSaved = async (done?: ActivityDone): Promise<void> => {
    const before = scores()
    const of = id()
    await afterWrite()
    if (of !== id()) return
    setWork(undefined)
    setEffect(undefined)
    if (done === undefined || before === undefined) return
    const after = await queryClient
      .fetchQuery({ ...reading("/api/v1/twinnings/:id/factors", { id: of }), staleTime: 60_000 })
      .catch(() => undefined)
    if (after === undefined || of !== id()) return
    const activity = [...after.activities, ...before.activities].find((one) => one.id === done.activity)
    setEffect({ done: done.done, activity, before, after })
  }
  return { work, setWork, effect, setEffect, words, onSaved }
}
