import { send } from "../api.ts"

/** Ends the session; the page begins anew, so that nothing that was private stays in it. */
export const signOut = async (): Promise<void> => {
  // A session that has ended already is as good; where nobody answers, the page that comes says so.
  await send("DELETE /api/v1/session", {}).catch(() => undefined)
  globalThis.location.assign("/")
}
