/** The contract between the API and its clients: paths, queries and answers as schemas. */
export * from "./activities.ts"
export * from "./endpoints.ts"
export * from "./factors.ts"
export * from "./graph.ts"
export * from "./maturity.ts"
export * from "./operations/index.ts"
export * from "./portfolio.ts"
export * from "./shapes.ts"
