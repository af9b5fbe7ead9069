/**
 * For tests of what is built on the domain: arbitraries of its types, one small fixed world, and what it takes to score it.
 *
 * **Gotchas**: `arbitrary` rests on a module of `effect` that is tagged unstable; it may change with any release.
 */
export * as arbitrary from "./arbitrary.ts"
export * as scored from "./scored.ts"
export * as world from "./world.ts"
