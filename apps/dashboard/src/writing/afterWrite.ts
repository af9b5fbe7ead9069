import { queryClient } from "../api.ts"

/** Reads anew what is shown, since a write may bear on any of it; what is not shown is read anew when it is. */
export const afterWrite = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "GET /api/v1/account" })
