import { createEffect } from "solid-js"

/** Names the page in the browser's tab and history. */
export const createPageTitle = (title: () => string | undefined): void =>
  createEffect(() => {
    const named = title()
    document.title = named === undefined ? "Proxeny" : `${named} · Proxeny`
  })
