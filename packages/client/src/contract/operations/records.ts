import type { Operation } from "./Operation.ts"

export const recordsOperations = {} as const satisfies Readonly<Record<string, Operation>>
