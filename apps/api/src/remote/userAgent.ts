import { createRequire } from "node:module"
import { version } from "../version.ts"

const about = createRequire(import.meta.url)("@proxeny/api/package.json") as { readonly homepage?: string }

/** How Proxeny names itself, as the etiquette of Wikimedia asks it of programs: what it is, where to read, whom to ask. */
export const userAgent = (contact: string | undefined): string =>
  `Proxeny/${version} (${[about.homepage ?? "https://www.npmjs.com/package/@proxeny/api", contact].filter(Boolean).join("; ")})`
