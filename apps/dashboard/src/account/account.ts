import type { OperationAnswer } from "@proxeny/client"
import type { Action, mayDo } from "@proxeny/domain"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createRoot, createSignal } from "solid-js"
import { asking, queryClient } from "../api.ts"

/** Who is signed in, and what this installation is. */
export type Account = OperationAnswer<"GET /api/v1/account">
/** Somebody who is signed in. */
export type Me = NonNullable<Account["person"]>

const asked = asking("GET /api/v1/account", {})

/**
 * The one query of the account.
 *
 * **Details**: asked once. A session that ends in the middle of work changes nothing on the page, so that no form goes away with
 * what is typed in it; whoever works is asked to sign in again when the service says so.
 */
export const accountQuery = createRoot(() =>
  useQuery(
    () => ({ ...asked, staleTime: Number.POSITIVE_INFINITY }),
    () => queryClient
  )
)

/** Who asks and where; undefined while it is on its way, and where nobody answers. */
export const account = (): Account | undefined => (accountQuery.isSuccess ? accountQuery.data : undefined)

/** Who is signed in. */
export const me = (): Me | undefined => account()?.person

/** Whether it is known that nobody is signed in. */
export const isStranger = (): boolean => account() !== undefined && me() === undefined

const [rule, setRule] = createSignal<typeof mayDo>()

/** Whether it is known what whoever is signed in may do. */
export const rulesKnown = (): boolean => rule() !== undefined

// The rules are those of the service itself; only who is signed in has use for them.
createRoot(() =>
  createEffect(() => {
    if (me() !== undefined && rule() === undefined)
      import("@proxeny/domain").then(
        (domain) => setRule(() => domain.mayDo),
        () => undefined
      )
  })
)

/**
 * Whether whoever is signed in may do something to records of some cities: what they may not is not shown.
 *
 * **Details**: reactive; false for strangers and until it is known. Without cities, it is asked for any of the person's own.
 * The service decides whatever is shown.
 */
export const may = (action: Action, cities: ReadonlyArray<string> = ownCities()): boolean => {
  const [person, decide] = [me(), rule()]
  if (person === undefined || decide === undefined) return false
  const about = cities as Parameters<typeof mayDo>[2]
  const own = person.cities.map(({ id }) => id) as unknown as typeof about
  const actor = { kind: "person" as const, id: person.id, name: person.name, role: person.role, cities: own }
  return decide(actor, action, about, true)._tag === "Success"
}

const ownCities = (): ReadonlyArray<string> => me()?.cities.map(({ id }) => id) ?? []

/** Takes in who is signed in now, and reads anew whatever depends on it. */
export const takeAccount = async (now: Account | undefined): Promise<void> => {
  if (now === undefined) await accountQuery.refetch()
  else queryClient.setQueryData(asked.queryKey, now)
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== asked.queryKey[0] })
}
