/** People, their roles, sessions and keys. */
export const peopleSchema: ReadonlyArray<string> = []
