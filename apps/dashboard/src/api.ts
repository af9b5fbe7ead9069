import { type Answer, ApiProblem, createProxenyClient, type Param, type Path, type Query } from "@proxeny/client"
import { QueryClient } from "@tanstack/solid-query"

const client = createProxenyClient(globalThis.location.origin)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 300_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      // What the API refuses it refuses again; only a connection is worth a second try.
      retry: (failures, error) => failures < 1 && !(error instanceof ApiProblem),
      retryDelay: 400
    }
  }
})

type Input<P extends Path> = Partial<Param<P>> & Query<P>

/** The options of a query that reads one endpoint. */
export const reading = <P extends Path>(path: P, input: Input<P>) => ({
  queryKey: [path, input] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Answer<P>> => client.get(path, input, { signal })
})

interface Paged {
  readonly next?: string
}

/** The options of a query that reads an endpoint page after page. */
export const readingPages = <P extends Path>(path: P, input: Input<P>) => ({
  queryKey: [path, "pages", input] as const,
  queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }): Promise<Answer<P>> =>
    client.get(path, pageParam === "" ? input : { ...input, cursor: pageParam }, { signal }),
  initialPageParam: "",
  getNextPageParam: (last: Answer<P>): string | undefined => (last as Paged).next
})
