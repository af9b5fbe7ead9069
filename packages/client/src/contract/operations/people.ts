import type { Operation } from "./Operation.ts"

export const peopleOperations = {} as const satisfies Readonly<Record<string, Operation>>
