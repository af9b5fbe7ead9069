import type { ImportWords } from "./imports/en.ts"
import { furtherWords } from "./language.ts"

/** The words of imports in the language of the interface: `m().start.title`. */
export const m = await furtherWords<ImportWords>({
  en: async () => (await import("./imports/en.ts")).imports,
  zh: async () => (await import("./imports/zh.ts")).imports
})
