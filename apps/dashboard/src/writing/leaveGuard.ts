import { useBeforeLeave } from "@solidjs/router"
import { type Accessor, createEffect, onCleanup } from "solid-js"
import { w } from "../i18n/writing.ts"

/** Asks before what was typed is lost with the page; another view of the same page loses nothing. */
export const createLeaveGuard = (changed: Accessor<boolean>): void => {
  useBeforeLeave((leaving) => {
    const samePage =
      typeof leaving.to === "string" && new URL(leaving.to, location.href).pathname === leaving.from.pathname
    if (!changed() || leaving.defaultPrevented || samePage) return
    leaving.preventDefault()
    // The router has to be done with this attempt before it is asked for the next.
    setTimeout(() => globalThis.confirm(w().form.letGo) && leaving.retry(true))
  })
  createEffect(() => {
    if (!changed()) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener("beforeunload", ask)
    onCleanup(() => globalThis.removeEventListener("beforeunload", ask))
  })
}
