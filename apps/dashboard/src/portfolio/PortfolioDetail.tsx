import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { durationWords } from "../activities/activityWords.ts"
import { Citations } from "../evidence/Claims.tsx"
import { topicWords } from "../evidence/claimWords.ts"
import type { Found } from "../evidence/found.ts"
import { factorKeys } from "../factors/answer.ts"
import { EvidenceOf } from "../factors/Evidence.tsx"
import { formatDate, formatDecimal, formatMoney } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { aside, clauses, listed, wordFor } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { PortfolioLine } from "./answer.ts"
import { FactorCell } from "./FactorCell.tsx"
import styles from "./portfolio.module.css"
import { renewalWords } from "./portfolioWords.ts"
import { Reasons } from "./Reasons.tsx"

type Partner = (typeof Shapes.CityDetail.Encoded)["partners"][number]

/** What is on record of a twinning, and the reasons for and against what is recommended. */
export function PortfolioDetail(props: {
  readonly partner: Partner
  readonly line: PortfolioLine | undefined
  readonly found: Found
}) {
  return (
    <div class={styles.detail}>
      <dl class={styles.record}>
        <dt>{t().partnerships.topics}</dt>
        <dd>
          {listed(props.partner.topics.map(topicWords)) || t().partnership.noTopics}
          <Show when={props.line?.topics}>
            {(topics) => (
              <>
                {" "}
                <Citations claims={props.found.claims(topics().evidence)} />
              </>
            )}
          </Show>
        </dd>
        <dt>{t().partnerships.sources}</dt>
        <dd>{t().words.sources(props.partner.sources)}</dd>
        <Show when={props.line}>{(line) => <Reviewed line={line()} found={props.found} />}</Show>
      </dl>
      <Show when={props.line}>
        {(line) => (
          <>
            <Show when={line().standing.standing === "ended"}>
              <p class={pageStyles.muted}>{s().portfolio.ended}</p>
            </Show>
            <Show when={line().review.recommend}>
              {(action) => (
                <>
                  <Reasons
                    title={s().portfolio.reasonsFor(s().portfolio.actions[action()])}
                    reasons={line().review.reasonsFor}
                    line={line()}
                    found={props.found}
                  />
                  <Show
                    when={line().review.reasonsAgainst.length > 0}
                    fallback={<p class={pageStyles.small}>{s().portfolio.noneAgainst}</p>}
                  >
                    <Reasons
                      title={s().portfolio.reasonsAgainst(s().portfolio.actions[action()])}
                      reasons={line().review.reasonsAgainst}
                      line={line()}
                      found={props.found}
                    />
                  </Show>
                </>
              )}
            </Show>
            <Show when={line().review.others.length > 0}>
              <Show
                when={line().review.recommend !== undefined}
                fallback={
                  <Reasons
                    title={s().portfolio.others}
                    reasons={line().review.others}
                    withAction
                    line={line()}
                    found={props.found}
                  />
                }
              >
                <Disclosure look="words" screenOnly summary={s().portfolio.others}>
                  <Reasons reasons={line().review.others} withAction line={line()} found={props.found} />
                </Disclosure>
              </Show>
            </Show>
            <Unjudged line={line()} />
            <p class={pageStyles.small}>
              <A href={`/partnerships/${line().twinning}`}>{t().conflicts.openTwinning}</A>
            </p>
          </>
        )}
      </Show>
    </div>
  )
}

/** What the review looked at besides the record. */
function Reviewed(props: { readonly line: PortfolioLine; readonly found: Found }) {
  return (
    <>
      <dt>{s().standing.lastContact}</dt>
      <dd>
        <Show when={props.line.standing.lastContact} fallback={s().standing.never}>
          {(contact) => formatDate(contact().on)}
        </Show>
        <Show when={props.line.standing.quiet !== undefined}>
          {` · ${s().standing.quiet} ${durationWords(props.line.standing.quiet ?? 0)}`}
        </Show>
      </dd>
      <For each={factorKeys}>
        {(key) => (
          <>
            <dt class={styles.narrowOnly}>{s().factors.names[key]}</dt>
            <dd class={styles.narrowOnly}>
              <FactorCell
                name={s().factors.names[key]}
                twinning={props.line.twinning}
                estimate={props.line.factors?.[key]}
              />
            </dd>
          </>
        )}
      </For>
      <dt>{s().portfolio.capital}</dt>
      <dd>
        {s().portfolio.capitalWords(
          formatDecimal(props.line.capital.economic.points),
          formatDecimal(props.line.capital.emotional.points)
        )}
        <EvidenceOf
          groups={[
            { title: s().capital.economic, activities: props.line.capital.economic.activities },
            {
              title: s().capital.emotional,
              activities: props.line.capital.emotional.activities,
              claims: props.line.capital.emotional.claims
            }
          ]}
          found={props.found}
          of={props.line.twinning}
          first={6}
        />
      </dd>
      <Show when={props.line.renewal}>
        {(renewal) => (
          <>
            <dt>{s().portfolio.renewal}</dt>
            <dd>
              {renewalWords(renewal())} <Citations claims={props.found.claims(renewal().claims)} />
            </dd>
          </>
        )}
      </Show>
      <dt>{s().portfolio.cost}</dt>
      <dd>
        <Show when={props.line.cost} fallback={s().portfolio.notKnown}>
          {(cost) => (
            <>
              {formatMoney(cost().amount, cost().currency)} <Citations claims={props.found.claims(cost().evidence)} />
            </>
          )}
        </Show>
      </dd>
      <dt>{s().portfolio.sharedNetworks}</dt>
      <dd>
        <Show when={props.line.sharedNetworks} fallback={s().portfolio.notKnown}>
          {(networks) => (
            <Show when={networks().length > 0} fallback={s().portfolio.noneShared}>
              <span class={styles.networks}>
                <For each={networks()}>
                  {(network) => (
                    <A href={`/networks/${network.id}`} title={network.name}>
                      {network.shortName ?? network.name}
                    </A>
                  )}
                </For>
              </span>
            </Show>
          )}
        </Show>
      </dd>
    </>
  )
}

/** The rules that could not be judged, by what is not known. */
function Unjudged(props: { readonly line: PortfolioLine }) {
  const groups = createMemo(() => {
    const by = new Map<string, number>()
    for (const { unknown } of props.line.review.unjudged) {
      const words = listed(unknown.map((measure) => wordFor(s().portfolio.measures, measure)))
      by.set(words, (by.get(words) ?? 0) + 1)
    }
    return [...by].map(([words, rules]) => words + aside(s().portfolio.unjudgedRules(rules)))
  })
  return (
    <Show when={groups().length > 0}>
      <p class={pageStyles.small}>{s().portfolio.unjudged(clauses(groups()))}</p>
    </Show>
  )
}
