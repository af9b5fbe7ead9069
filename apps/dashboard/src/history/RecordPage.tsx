import { A, useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createMemo, Show } from "solid-js"
import { may } from "../account/account.ts"
import { reading } from "../api.ts"
import { useCity } from "../city/queries.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { cityName } from "../naming.tsx"
import { pairName } from "../partnerships/Pair.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { AsOfDay } from "./AsOfDay.tsx"
import { ChangeTable } from "./ChangeTable.tsx"
import { kindWords, pageOf } from "./changeWords.ts"
import { useRecordChanges } from "./queries.ts"
import { SignInFirst } from "./SignInFirst.tsx"

/** The changes of one record, and what it was on a day. */
export default function RecordPage() {
  const params = useParams<{ kind: string; id: string }>()
  const changes = useRecordChanges(
    () => params.kind,
    () => params.id,
    () => may("history.read")
  )
  const items = createMemo(() => (changes.isSuccess ? changes.data.pages.flatMap((page) => page.items) : []))
  const city = useCity(() => (params.kind === "city" ? params.id : undefined))
  const twinning = useQuery(() => ({
    ...reading("/api/v1/twinnings/:id", { id: params.id }),
    enabled: params.kind === "twinning"
  }))
  /** What the record is called: as its page calls it, else by its changes; what nobody has named is called by its kind. */
  const label = () => {
    if (params.kind === "city" && city.isSuccess) return cityName(city.data)
    if (params.kind === "twinning" && twinning.isSuccess) return pairName(twinning.data.cities)
    const records = items().flatMap((change) => change.records)
    return records.find(({ id }) => id === params.id)?.label ?? kindWords(params.kind)
  }
  const title = () => h().record.title(label())
  createPageTitle(title)
  return (
    <>
      <PageHead kind={h().title} title={title()}>
        <div class={`${pageStyles.actions} screen-only`}>
          <Show when={pageOf({ kind: params.kind, id: params.id })}>
            {(path) => (
              <A class={buttonClass()} href={path()}>
                {h().record.open}
              </A>
            )}
          </Show>
          <A class={buttonClass()} href="/history">
            {h().title}
          </A>
        </div>
      </PageHead>
      <SignInFirst from={`/history/${params.kind}/${params.id}`}>
        <Card title={h().record.changes} flush>
          <Answer query={changes}>
            {() => (
              <Show
                when={items().length > 0}
                fallback={
                  <Empty title={h().list.empty}>
                    <p>{h().list.emptyDetail}</p>
                  </Empty>
                }
              >
                <ChangeTable changes={items()} />
                <More
                  shown={h().list.shown(items().length)}
                  hasMore={changes.hasNextPage}
                  busy={changes.isFetchingNextPage}
                  label={h().list.more}
                  busyLabel={t().state.loadingMore}
                  onMore={() => changes.fetchNextPage()}
                />
              </Show>
            )}
          </Answer>
        </Card>
        <Card title={h().record.as} note={h().record.asNote}>
          <AsOfDay kind={params.kind} id={params.id} />
        </Card>
      </SignInFirst>
    </>
  )
}
