import type { Action } from "@proxeny/domain"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import type { IconName } from "../ui/Icon.tsx"

/** The pages in the menu of whoever is signed in, each for those who may do what it is for. */
export const menuEntries: ReadonlyArray<{
  readonly path: string
  readonly icon: IconName
  readonly label: () => string
  readonly action: Action
}> = [
  { path: "/account", icon: "person", label: () => p().menu.account, action: "own.manage" },
  { path: "/history", icon: "history", label: () => t().nav.history, action: "history.read" },
  { path: "/imports", icon: "upload", label: () => t().nav.imports, action: "import.run" },
  { path: "/people", icon: "people", label: () => p().menu.people, action: "people.manage" },
  { path: "/settings", icon: "settings", label: () => p().menu.settings, action: "settings.manage" }
]
