import type { OperationAnswer, OperationParam } from "@proxeny/client"
import { useQuery } from "@tanstack/solid-query"
import type { Accessor, JSX } from "solid-js"
import { asking } from "../api.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { Skeleton } from "../ui/states.tsx"

export type RecordView = OperationAnswer<"GET /api/v1/records/:kind/:id">
type RecordKind = OperationParam<"GET /api/v1/records/:kind/:id">["kind"]

/** A record as it stands when a form on it opens: what is sent names the version that was read. */
export function OnRecord(props: {
  readonly kind: RecordKind
  readonly id: string
  readonly children: (record: Accessor<RecordView>) => JSX.Element
}) {
  const query = useQuery(() => ({
    ...asking("GET /api/v1/records/:kind/:id", { param: { kind: props.kind, id: props.id } }),
    // What is typed is typed over what was read: neither an older answer nor a newer one takes its place.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryHash: `form ${props.kind} ${props.id}`
  }))
  return (
    <Answer query={query} skeleton={<Skeleton label={t().state.loading} lines={4} />}>
      {(record) => props.children(record)}
    </Answer>
  )
}
