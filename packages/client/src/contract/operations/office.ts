import type { Operation } from "./Operation.ts"

export const officeOperations = {} as const satisfies Readonly<Record<string, Operation>>
