import type { Source } from "@proxeny/domain"
import { cityPages } from "./pages/cities.ts"
import { environmentPages } from "./pages/environment.ts"
import { exchangePages } from "./pages/exchange.ts"
import { tensionPages } from "./pages/tensions.ts"

/**
 * The public pages that report what Manchester and Wuhan did together, and what strained the relations of countries.
 *
 * **Gotchas**: no fact of the documents is reproduced from them.
 */
export const publicSources = {
  ...cityPages,
  ...exchangePages,
  ...environmentPages,
  ...tensionPages
} as const satisfies Record<string, Source>
