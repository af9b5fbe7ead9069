import type { GraphWords } from "./graph/en.ts"
import { furtherWords } from "./language.ts"

/** The words of the graph in the language of the interface: `g().views.around`. */
export const g = await furtherWords<GraphWords>({
  en: async () => (await import("./graph/en.ts")).graph,
  zh: async () => (await import("./graph/zh.ts")).graph
})
