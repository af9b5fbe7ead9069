/**
 * Who may import whom. This table is the rule; `boundaries.ts` applies it, and `boundaries.test.ts` shows for every line
 * that breaking it is noticed.
 */

/** One workspace package, and what its files may import from outside it. */
export interface Room {
  readonly folder: string
  /** Packages that may be imported through their public exports; `"own"` is every other package in its package.json. */
  readonly may: ReadonlyArray<string>
  /** Whether all of effect may be imported, or only the modules that effect promises to keep stable. */
  readonly effect: "stable" | "all"
  /** Whether it runs under Node alone, and may import Node's built-in modules. */
  readonly node: boolean
  /**
   * Folders of `src`, foundations first. A folder may import those of earlier lines and its neighbours on the same line,
   * as long as no two folders import each other. Files at the root of `src` are the doors: they may import all, and no
   * folder may import them.
   */
  readonly order?: ReadonlyArray<ReadonlyArray<string>>
  /** Files that belong to their folder alone, apart from the files at the root of `src`. */
  readonly private?: ReadonlyArray<string>
  /** Folders of `src` that import nothing of this project but themselves. */
  readonly apart?: ReadonlyArray<string>
}

const packages = ["@proxeny/graph", "@proxeny/domain", "@proxeny/formats", "@proxeny/reference", "@proxeny/client"]

export const rooms: ReadonlyArray<Room> = [
  { folder: "packages/graph", may: [], effect: "stable", node: false },
  {
    folder: "packages/domain",
    may: ["@proxeny/graph", "effect", "uuid"],
    effect: "stable",
    node: false,
    order: [
      ["base", "statistics"],
      ["city", "evidence"],
      ["twinning", "network"],
      ["strategy", "factors", "world"],
      ["portfolio", "partners", "impact", "access", "office", "claims"],
      ["testing"]
    ]
  },
  { folder: "packages/formats", may: ["@proxeny/domain", "own"], effect: "stable", node: false },
  { folder: "packages/reference", may: ["@proxeny/domain", "own"], effect: "stable", node: true },
  { folder: "packages/client", may: ["@proxeny/domain", "hono", "effect"], effect: "stable", node: false },
  {
    folder: "apps/api",
    may: [...packages, "@proxeny/dashboard", "own"],
    effect: "all",
    node: true,
    private: ["routes.ts"]
  },
  {
    folder: "apps/dashboard",
    may: [...packages, "own"],
    effect: "all",
    node: false,
    apart: ["ui"]
  },
  {
    folder: "tooling/*",
    may: [
      ...packages,
      "@proxeny/tooling-contract",
      "@proxeny/tooling-smoke",
      "@proxeny/tooling-prove",
      "@proxeny/api",
      "own"
    ],
    effect: "all",
    node: true
  }
]

/** Files that no user runs: they may import Node, all of effect and the packages that only development needs. */
export const forDevelopment = [
  /\.(test|test-d|bench)\.(tsx?|mjs)$/,
  /^[^/]+\/[^/]+\/(test|e2e|scripts)\//,
  /^[^/]+\/[^/]+\/[^/]+\.config\.ts$/,
  /^apps\/[^/]+\/src\/testing\//
]

/** Published, but for tests only: may use the modules of effect that are not yet stable. */
export const forOthersTests = [/^packages\/domain\/src\/testing\//]
