import { A, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Claims } from "../evidence/Claims.tsx"
import { Conflict } from "../evidence/Conflict.tsx"
import { topicWords } from "../evidence/claimWords.ts"
import { createFound } from "../evidence/found.ts"
import { Capital } from "../factors/Capital.tsx"
import { viewPath } from "../graph/view.ts"
import { formatCountry, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { wordFor } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty, Skeleton } from "../ui/states.tsx"
import { pairName } from "./Pair.tsx"
import styles from "./partnerships.module.css"
import { useFactors, useTwinning } from "./queries.ts"
import { Scores } from "./Scores.tsx"
import { StateMark } from "./StateMark.tsx"

const kindWords = (kind: string): string => wordFor(t().partnership.agreementKinds, kind)

export default function Partnership() {
  const params = useParams<{ id: string }>()
  const query = useTwinning(() => params.id)
  const factors = useFactors(() => params.id)
  const found = createFound(() => (factors.isSuccess ? factors.data : { claims: [], activities: [] }))
  createPageTitle(() => (query.isSuccess ? pairName(query.data.cities) : t().partnerships.title))
  return (
    <Answer query={query} page>
      {(twinning) => (
        <>
          <PageHead
            kind={t().partnership.kind}
            title={
              <span class={styles.title}>
                <A href={`/cities/${twinning().cities[0].id}`}>{cityName(twinning().cities[0])}</A>
                <Icon name="both" size={22} />
                <A href={`/cities/${twinning().cities[1].id}`}>{cityName(twinning().cities[1])}</A>
              </span>
            }
            subtitle={[
              `${formatCountry(twinning().cities[0].country)} – ${formatCountry(twinning().cities[1].country)}`,
              ...(twinning().distanceKm === undefined
                ? []
                : [t().partnership.apart(t().words.km(twinning().distanceKm ?? 0))])
            ].join(" · ")}
          >
            <div class={`${pageStyles.actions} screen-only`}>
              <A
                class={buttonClass()}
                href={viewPath({ city: twinning().cities[0].id, chosen: twinning().cities[1].id })}
              >
                <Icon name="graph" size={16} />
                {t().words.showInGraph}
              </A>
            </div>
          </PageHead>
          <Show when={twinning().conflicts.length > 0}>
            <Card look="warn" title={t().partnership.conflicts} note={t().overview.disagreementsNote} flush>
              <For each={twinning().conflicts}>{(conflict) => <Conflict conflict={conflict} plain />}</For>
            </Card>
          </Show>
          <div class={pageStyles.two}>
            <div class={pageStyles.column}>
              <Answer
                query={factors}
                skeleton={
                  <Card title={s().standing.title} note={s().standing.note} flush>
                    <Skeleton label={t().state.loading} lines={12} />
                  </Card>
                }
              >
                {(scores) => <Scores scores={scores()} />}
              </Answer>
              <Card title={t().partnership.evidence} note={t().partnership.evidenceNote} flush>
                <Show when={twinning().evidence.length > 0} fallback={<Empty title={t().words.notStated} />}>
                  <Claims claims={twinning().evidence} />
                </Show>
              </Card>
            </div>
            <div class={pageStyles.column}>
              <Card title={t().partnership.stages}>
                <dl class={pageStyles.facts}>
                  <dt>{t().partnership.state}</dt>
                  <dd>
                    <StateMark state={twinning().state} withWord />
                  </dd>
                  <dt>{t().partnership.topics}</dt>
                  <dd>
                    {twinning().topics.length === 0
                      ? t().partnership.noTopics
                      : t().values.list(twinning().topics.map(topicWords))}
                  </dd>
                </dl>
                <Show
                  when={twinning().stages.length > 0}
                  fallback={<p class={`${pageStyles.muted} ${styles.stagesAbove}`}>{t().partnership.stagesEmpty}</p>}
                >
                  <ol class={`${styles.stages} ${styles.stagesAbove}`}>
                    <For each={twinning().stages}>
                      {(stage) => (
                        <li>
                          <StateMark state={stage.kind} />
                          <div>
                            <strong>{t().states[stage.kind]}</strong>{" "}
                            <Show when={stage.on} fallback={t().partnership.undated}>
                              {(on) => formatDate(on())}
                            </Show>
                            <p>{t().partnership.saidBy(stage.claims.length)}</p>
                          </div>
                        </li>
                      )}
                    </For>
                  </ol>
                </Show>
              </Card>
              <Card title={t().partnership.agreements}>
                <Show
                  when={twinning().agreements.length > 0}
                  fallback={<p class={pageStyles.muted}>{t().partnership.agreementsEmpty}</p>}
                >
                  <ul class={pageStyles.list}>
                    <For each={twinning().agreements}>
                      {(agreement) => (
                        <li>
                          <p class={pageStyles.strong}>{agreement.title ?? kindWords(agreement.kind)}</p>
                          <p class={pageStyles.small}>
                            {[
                              ...(agreement.title === undefined ? [] : [kindWords(agreement.kind)]),
                              ...(agreement.signedOn === undefined
                                ? []
                                : [t().partnership.signed(formatDate(agreement.signedOn))]),
                              ...(agreement.expiresOn === undefined
                                ? []
                                : [t().partnership.expires(formatDate(agreement.expiresOn))]),
                              ...agreement.fields.map(topicWords)
                            ].join(" · ")}
                          </p>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </Card>
              <Show when={factors.isSuccess && factors.data.now !== undefined ? factors.data : undefined}>
                {(scores) => (
                  <Card title={s().capital.title} note={s().capital.note}>
                    <Capital scores={scores()} found={found} />
                  </Card>
                )}
              </Show>
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}
