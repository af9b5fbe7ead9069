/** The contract between the API and its clients: paths, queries and answers as schemas. */
export * from "./endpoints.ts"
export * from "./shapes.ts"
