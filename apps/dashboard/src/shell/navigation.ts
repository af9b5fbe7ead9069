import type { Action } from "@proxeny/domain"
import type { Dictionary } from "../i18n/en.ts"
import type { IconName } from "../ui/Icon.tsx"

/** The rooms of the dashboard, in the order of the bar. */
export const rooms: ReadonlyArray<{
  readonly path: string
  readonly icon: IconName
  readonly word: keyof Dictionary["nav"]
}> = [
  { path: "/", icon: "overview", word: "overview" },
  { path: "/cities", icon: "building", word: "cities" },
  { path: "/partnerships", icon: "handshake", word: "partnerships" },
  { path: "/networks", icon: "network", word: "networks" },
  { path: "/graph", icon: "graph", word: "graph" },
  { path: "/sources", icon: "sources", word: "sources" }
]

/** The rooms of whoever works here, beneath the others; on a narrow screen the menu of the account has them. */
export const workRooms: ReadonlyArray<{
  readonly path: string
  readonly icon: IconName
  readonly word: keyof Dictionary["nav"]
  readonly action: Action
}> = [
  { path: "/history", icon: "history", word: "history", action: "history.read" },
  { path: "/imports", icon: "upload", word: "imports", action: "import.run" }
]

/** Whether a room holds a path; contradictions live with the sources. */
export const holds = (room: string, path: string): boolean =>
  room === "/"
    ? path === "/"
    : path === room || path.startsWith(`${room}/`) || (room === "/sources" && path === "/conflicts")
