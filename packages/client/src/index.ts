export { ApiProblem, createProxenyClient, type ProxenyClient, Unreachable } from "./client.ts"
export type { Answer, Param, Path, Query } from "./contract/endpoints.ts"
export type * as Shapes from "./contract/index.ts"
export { packLinks, unpackLinks } from "./links.ts"
