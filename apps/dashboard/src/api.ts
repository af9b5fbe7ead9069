import {
  type Answer,
  ApiProblem,
  createProxenyClient,
  type OperationKey,
  type Param,
  type Path,
  type ProxenyClient,
  type Query,
  type Sending,
  type Sent
} from "@proxeny/client"
import { QueryCache, QueryClient } from "@tanstack/solid-query"
import { signInAgain } from "./account/again.ts"

/** The key of the query of who is signed in. */
const accountKey = ["GET /api/v1/account", {}]

const client = createProxenyClient(globalThis.location.origin)

/** Whether a service says that nobody is signed in. */
const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problem.type === "/problems/not-signed-in"

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // What somebody read a moment ago can be read again once they are signed in again.
    onError: (error) => {
      const read = queryClient.getQueryData<{ readonly person?: unknown }>(accountKey)
      if (isSignedOut(error) && read?.person !== undefined) void signInAgain()
    }
  }),
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

/**
 * Asks for an operation: a write, or a read that depends on who asks.
 *
 * **Details**: where the session of whoever works here has ended, they are asked to sign in again in place, and then what was
 * to be written is sent once more.
 */
export const send: ProxenyClient["send"] = async (key, sending) => {
  try {
    return await client.send(key, sending)
  } catch (error) {
    if (key.startsWith("GET ") || !isSignedOut(error) || !(await signInAgain())) throw error
    return client.send(key, sending)
  }
}

/** The options of a query that reads what depends on who asks. */
export const asking = <K extends OperationKey>(key: K, sending: Sending<K>) => ({
  queryKey: [key, sending] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Sent<K>["answer"]> =>
    (await send(key, { ...sending, signal })).answer
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
