/** What a search says of itself. */
export interface SearchWords {
  readonly results: (found: number) => string
  readonly failed: string
  readonly searching: string
  readonly nothing: string
}

/** What to say of a search: how much it found, else that it failed, goes on, or found nothing. */
export const searchStatus = (
  query: { readonly isError: boolean; readonly isFetching: boolean },
  found: number,
  words: SearchWords
): string => {
  if (found > 0) return words.results(found)
  if (query.isError) return words.failed
  return query.isFetching ? words.searching : words.nothing
}
