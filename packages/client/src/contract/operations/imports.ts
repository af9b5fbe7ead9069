import type { Operation } from "./Operation.ts"

export const importsOperations = {} as const satisfies Readonly<Record<string, Operation>>
