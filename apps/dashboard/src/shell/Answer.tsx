import { ApiProblem } from "@proxeny/client"
import { type Accessor, type JSX, Match, Show, Switch } from "solid-js"
import { t } from "../i18n/language.ts"
import { PageHead } from "../ui/PageHead.tsx"
import { Problem, Skeleton } from "../ui/states.tsx"

interface Asked<T> {
  readonly isSuccess: boolean
  readonly isError: boolean
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** What went wrong with a query: the API's own words where it answered. */
export function QueryProblem(props: { readonly query: Pick<Asked<unknown>, "error" | "refetch"> }) {
  const answered = () => props.query.error instanceof ApiProblem
  return (
    <Problem
      title={answered() ? t().state.problem : t().state.unreachable}
      detail={answered() ? (props.query.error?.message ?? "") : t().state.unreachableDetail}
      retryLabel={t().state.retry}
      onRetry={() => props.query.refetch()}
    />
  )
}

/** Shows a query in each of its states: on its way, refused, there. */
export function Answer<T>(props: {
  readonly query: Asked<T>
  readonly skeleton?: JSX.Element
  /** The query is the page: its other states have a heading too. */
  readonly page?: boolean
  readonly children: (data: Accessor<T>) => JSX.Element
}) {
  return (
    <Switch
      fallback={
        <Show when={props.page} fallback={props.skeleton ?? <Skeleton label={t().state.loading} />}>
          <PageHead title={t().state.loading} />
          <Skeleton label={t().state.loading} lines={10} />
        </Show>
      }
    >
      <Match when={props.query.isSuccess ? props.query.data : undefined}>
        {(data) => props.children(data as Accessor<T>)}
      </Match>
      <Match when={props.query.isError}>
        <Show when={props.page}>
          <PageHead title={t().state.notShown} />
        </Show>
        <QueryProblem query={props.query} />
      </Match>
    </Switch>
  )
}
