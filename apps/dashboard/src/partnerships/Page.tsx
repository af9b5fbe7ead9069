import type { Shapes } from "@proxeny/client"
import { A, useParams } from "@solidjs/router"
import { For, lazy, Show, Suspense } from "solid-js"
import { may } from "../account/account.ts"
import { titleOf } from "../activities/activityWords.ts"
import { Claims } from "../evidence/Claims.tsx"
import { ConflictsCard } from "../evidence/ConflictsCard.tsx"
import { topicWords } from "../evidence/claimWords.ts"
import { createFound } from "../evidence/found.ts"
import { Capital } from "../factors/Capital.tsx"
import { viewPath } from "../graph/view.ts"
import { HistoryLink } from "../history/HistoryLink.tsx"
import { formatCountry, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { wordFor } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty, Skeleton } from "../ui/states.tsx"
import { RecordTools } from "../writing/RecordTools.tsx"
import { pairName } from "./Pair.tsx"
import styles from "./partnerships.module.css"
import { useFactors, useTwinning } from "./queries.ts"
import { Scores } from "./Scores.tsx"
import { StateMark } from "./StateMark.tsx"
import { createTwinningWork } from "./writing/createTwinningWork.ts"

const TwinningWork = lazy(() => import("./writing/TwinningWork.tsx"))
const Effect = lazy(() => import("../factors/Effect.tsx"))
const Office = lazy(() => import("../office/Office.tsx"))

const cityIds = ({ cities }: typeof Shapes.TwinningDetail.Encoded): ReadonlyArray<string> => cities.map(({ id }) => id)

const kindWords = (kind: string): string => wordFor(t().partnership.agreementKinds, kind)

export default function Partnership() {
  const params = useParams<{ id: string }>()
  const query = useTwinning(() => params.id)
  const factors = useFactors(() => params.id)
  const found = createFound(() => (factors.isSuccess ? factors.data : { claims: [], activities: [] }))
  const { effect, onSaved, setEffect, setWork, words, work } = createTwinningWork(
    () => params.id,
    () => (query.isSuccess ? query.data : undefined),
    () => (factors.isSuccess ? factors.data : undefined)
  )
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
              <HistoryLink kind="twinning" id={twinning().id} />
              <Show when={words()}>
                {(w) => (
                  <Button look="primary" onClick={() => setWork({ kind: "activity" })}>
                    <Icon name="plus" size={16} />
                    {w().activity.add}
                  </Button>
                )}
              </Show>
            </div>
          </PageHead>
          <Suspense>
            <Show when={effect()}>{(done) => <Effect effect={done()} onClose={() => setEffect(undefined)} />}</Show>
            <Show when={work()} keyed>
              {(open) => (
                <TwinningWork twinning={twinning()} work={open} onSaved={onSaved} onCancel={() => setWork(undefined)} />
              )}
            </Show>
          </Suspense>
          <Show when={twinning().conflicts.length > 0}>
            <ConflictsCard conflicts={twinning().conflicts} title={() => t().partnership.conflicts} plain />
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
                {(scores) => (
                  <Scores
                    scores={scores()}
                    tools={(activity) => (
                      <Show when={words()}>
                        {(w) => (
                          <RecordTools
                            tools={[
                              {
                                label: w().form.change,
                                name: w().activity.changeOne(titleOf(activity)),
                                onClick: () => setWork({ kind: "report", activity: activity.id })
                              },
                              {
                                label: w().form.withdraw,
                                name: w().activity.withdrawTitle(titleOf(activity)),
                                onClick: () => setWork({ kind: "withdraw-report", activity: activity.id })
                              }
                            ]}
                          />
                        )}
                      </Show>
                    )}
                  />
                )}
              </Answer>
              <Card
                title={t().partnership.evidence}
                note={t().partnership.evidenceNote}
                flush
                aside={
                  <Show when={words()}>
                    {(w) => (
                      <span class={`${pageStyles.actions} screen-only`}>
                        <Button onClick={() => setWork({ kind: "statements" })}>{w().twinning.statements}</Button>
                        <Button look="quiet" onClick={() => setWork({ kind: "withdraw-statements" })}>
                          {w().form.withdraw}
                        </Button>
                      </span>
                    )}
                  </Show>
                }
              >
                <Show when={twinning().evidence.length > 0} fallback={<Empty title={t().words.notStated} />}>
                  <Claims claims={twinning().evidence} />
                </Show>
              </Card>
            </div>
            <div class={pageStyles.column}>
              <Card
                title={t().partnership.stages}
                aside={
                  <Show when={words()}>
                    {(w) => <Button onClick={() => setWork({ kind: "stage" })}>{w().stage.add}</Button>}
                  </Show>
                }
              >
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
              <Card
                title={t().partnership.agreements}
                aside={
                  <Show when={words()}>
                    {(w) => <Button onClick={() => setWork({ kind: "agreement" })}>{w().agreement.add}</Button>}
                  </Show>
                }
              >
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
                          <Show when={words()}>
                            {(w) => (
                              <RecordTools
                                tools={[
                                  {
                                    label: w().form.change,
                                    name: w().activity.changeOne(agreement.title ?? kindWords(agreement.kind)),
                                    onClick: () => setWork({ kind: "change-agreement", agreement })
                                  },
                                  {
                                    label: w().form.remove,
                                    name: w().office.removeOne(agreement.title ?? kindWords(agreement.kind)),
                                    onClick: () => setWork({ kind: "remove-agreement", agreement })
                                  }
                                ]}
                              />
                            )}
                          </Show>
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
          <Show when={may("private.read", cityIds(twinning()))}>
            <Suspense>
              <Office about={{ kind: "twinning", id: twinning().id }} cities={cityIds(twinning())} />
            </Suspense>
          </Show>
        </>
      )}
    </Answer>
  )
}
