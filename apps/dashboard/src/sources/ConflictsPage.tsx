import { useSearchParams } from "@solidjs/router"
import { createMemo, Show } from "solid-js"
import { Conflict, conflictKey } from "../evidence/Conflict.tsx"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Segments } from "../ui/controls.tsx"
import { Keyed } from "../ui/Keyed.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { useConflicts } from "./queries.ts"
import { Tabs } from "./Tabs.tsx"

export default function Conflicts() {
  createPageTitle(() => t().conflicts.title)
  const [search, setSearch] = useSearchParams<{ show?: string }>()
  const decided = () => search.show === "decided"
  const conflicts = useConflicts(decided)
  const items = createMemo(() => (conflicts.isSuccess ? conflicts.data.pages.flatMap((page) => page.items) : []))
  const total = () => (conflicts.isSuccess ? (conflicts.data.pages[0]?.total ?? 0) : 0)
  return (
    <>
      <PageHead title={t().conflicts.title} subtitle={t().conflicts.subtitle}>
        <Tabs />
      </PageHead>
      <Card
        title={conflicts.isSuccess ? t().conflicts.count(total()) : t().conflicts.title}
        flush
        aside={
          <Segments
            label={t().conflicts.which}
            value={decided() ? "decided" : "open"}
            options={[
              { value: "open", label: t().conflicts.open },
              { value: "decided", label: t().conflicts.decided }
            ]}
            onChange={(show) => setSearch({ show: show === "decided" ? show : undefined }, { scroll: false })}
          />
        }
      >
        <Answer query={conflicts}>
          {() => (
            <Show
              when={items().length > 0}
              fallback={
                <Empty title={decided() ? t().conflicts.emptyDecided : t().conflicts.empty}>
                  <p>{decided() ? t().conflicts.emptyDecidedDetail : t().conflicts.emptyDetail}</p>
                </Empty>
              }
            >
              <Keyed each={items()} by={conflictKey}>
                {(conflict) => <Conflict conflict={conflict()} />}
              </Keyed>
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
