import { useParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { Conflict } from "../evidence/Conflict.tsx"
import { formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { ClaimsTable } from "./ClaimsTable.tsx"
import { GradeCard } from "./GradeCard.tsx"
import { useClaims, useConflicts, useSource } from "./queries.ts"

export default function SourcePage() {
  const params = useParams<{ id: string }>()
  const query = useSource(() => params.id)
  const claims = useClaims(() => params.id)
  const conflicts = useConflicts()
  createPageTitle(() => (query.isSuccess ? (query.data.shortName ?? query.data.title) : t().sources.title))
  const items = createMemo(() => (claims.isSuccess ? claims.data.pages.flatMap((page) => page.items) : []))
  const total = () => (claims.isSuccess ? (claims.data.pages[0]?.total ?? 0) : 0)
  const takesPart = createMemo(() =>
    conflicts.isSuccess
      ? conflicts.data.pages
          .flatMap((page) => page.items)
          .filter(({ positions }) =>
            positions.some((position) => position.claims.some(({ source }) => source.id === params.id))
          )
      : []
  )
  return (
    <Answer query={query} page>
      {(source) => (
        <>
          <PageHead
            kind={[
              t().sources.kinds[source().kind],
              ...(source().shortName === undefined ? [] : [source().shortName])
            ].join(" · ")}
            title={source().title}
            subtitle={`${t().words.claims(source().claims)} · ${t().words.cities(source().cities)} · ${t().words.twinnings(source().twinnings)}`}
          >
            <Show when={source().url}>
              {(url) => (
                <a class={`${buttonClass()} screen-only`} href={url()} rel="noreferrer">
                  <Icon name="away" size={16} />
                  {t().source.link}
                </a>
              )}
            </Show>
          </PageHead>
          <div class={pageStyles.two}>
            <div class={pageStyles.column}>
              <Show when={takesPart().length > 0 || conflicts.hasNextPage}>
                <Card look="warn" title={t().source.conflicts} flush>
                  <For each={takesPart()}>{(conflict) => <Conflict conflict={conflict} />}</For>
                  <Show when={conflicts.hasNextPage}>
                    <More
                      shown={t().source.conflictsPartial}
                      hasMore
                      busy={conflicts.isFetchingNextPage}
                      label={t().state.more}
                      busyLabel={t().state.loadingMore}
                      onMore={() => conflicts.fetchNextPage()}
                    />
                  </Show>
                </Card>
              </Show>
              <Card title={t().source.claims} flush>
                <Answer query={claims}>
                  {() => (
                    <Show when={items().length > 0} fallback={<Empty title={t().source.claimsEmpty} />}>
                      <ClaimsTable claims={items()} />
                      <More
                        shown={t().state.shown(items().length, total())}
                        hasMore={claims.hasNextPage}
                        busy={claims.isFetchingNextPage}
                        label={t().state.more}
                        busyLabel={t().state.loadingMore}
                        onMore={() => claims.fetchNextPage()}
                      />
                    </Show>
                  )}
                </Answer>
              </Card>
            </div>
            <div class={pageStyles.column}>
              <GradeCard grade={source().grade} />
              <Card title={t().source.licence}>
                <p>{source().licence ?? t().source.licenceNone}</p>
                <dl class={`${pageStyles.facts} ${pageStyles.after}`}>
                  <Show when={source().publisher}>
                    {(publisher) => (
                      <>
                        <dt>{t().source.publisher}</dt>
                        <dd>{publisher()}</dd>
                      </>
                    )}
                  </Show>
                  <Show when={source().publishedOn}>
                    {(on) => (
                      <>
                        <dt>{t().source.published}</dt>
                        <dd>{formatDate(on())}</dd>
                      </>
                    )}
                  </Show>
                  <Show when={source().accessedOn}>
                    {(on) => (
                      <>
                        <dt>{t().source.accessed}</dt>
                        <dd>{formatDate(on())}</dd>
                      </>
                    )}
                  </Show>
                </dl>
              </Card>
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}
