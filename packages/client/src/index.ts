export { ApiProblem, createProxenyClient, type ProxenyClient, type Sending, type Sent, Unreachable } from "./client.ts"
export type { Answer, Param, Path, Query } from "./contract/endpoints.ts"
export type * as Shapes from "./contract/index.ts"
export type {
  OperationAnswer,
  OperationBody,
  OperationKey,
  OperationParam,
  OperationQuery
} from "./contract/operations/index.ts"
export { packLinks, unpackLinks } from "./links.ts"
