import type { Operation } from "./Operation.ts"

export const historyOperations = {} as const satisfies Readonly<Record<string, Operation>>
