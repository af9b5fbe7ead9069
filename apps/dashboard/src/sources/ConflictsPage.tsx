import { createMemo, For, Show } from "solid-js"
import { Conflict } from "../evidence/Conflict.tsx"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { useConflicts } from "./queries.ts"
import { Tabs } from "./Tabs.tsx"

export default function Conflicts() {
  createPageTitle(() => t().conflicts.title)
  const conflicts = useConflicts()
  const items = createMemo(() => (conflicts.isSuccess ? conflicts.data.pages.flatMap((page) => page.items) : []))
  const total = () => (conflicts.isSuccess ? (conflicts.data.pages[0]?.total ?? 0) : 0)
  return (
    <>
      <PageHead title={t().conflicts.title} subtitle={t().conflicts.subtitle}>
        <Tabs />
      </PageHead>
      <Card title={conflicts.isSuccess ? t().conflicts.count(total()) : t().conflicts.title} flush>
        <Answer query={conflicts}>
          {() => (
            <Show
              when={items().length > 0}
              fallback={
                <Empty title={t().conflicts.empty}>
                  <p>{t().conflicts.emptyDetail}</p>
                </Empty>
              }
            >
              <For each={items()}>{(conflict) => <Conflict conflict={conflict} />}</For>
              <More
                shown={t().state.shown(items().length, total())}
                hasMore={conflicts.hasNextPage}
                busy={conflicts.isFetchingNextPage}
                label={t().state.more}
                busyLabel={t().state.loadingMore}
                onMore={() => conflicts.fetchNextPage()}
              />
            </Show>
          )}
        </Answer>
      </Card>
    </>
  )
}
