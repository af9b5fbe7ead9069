/** The page of the history of one record. */
export const recordPath = (kind: string, id: string): string => `/history/${kind}/${id}`

/** The page of one change. */
export const changePath = (change: number): string => `/history/${change}`
