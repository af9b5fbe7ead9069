import type { Shapes } from "@proxeny/client"
import { Show } from "solid-js"
import { createFound } from "../evidence/found.ts"
import { formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { inWords } from "../i18n/words.ts"
import type { CityPortfolio } from "../portfolio/answer.ts"
import { Budget } from "../portfolio/Budget.tsx"
import type { Cap } from "../portfolio/cap.ts"
import { PortfolioTable } from "../portfolio/PortfolioTable.tsx"
import styles from "../portfolio/portfolio.module.css"
import { QueryProblem } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { Empty } from "../ui/states.tsx"

/** The partners of a city with the review of each: the record shows at once, the review as soon as it is there. */
export function PortfolioCard(props: {
  readonly city: typeof Shapes.CityDetail.Encoded
  readonly query: {
    readonly isSuccess: boolean
    readonly isPending: boolean
    readonly isError: boolean
    readonly data: CityPortfolio | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly cap: Cap | undefined
  readonly onCap: (cap: Cap | undefined) => void
}) {
  const portfolio = () => (props.query.isSuccess ? props.query.data : undefined)
  const found = createFound(() => portfolio() ?? { claims: [], activities: [] })
  const recommends = () => portfolio()?.twinnings.some(({ review }) => review.recommend !== undefined) === true
  const method = (answer: CityPortfolio): string =>
    [
      s().method.rules(answer.rules.id, answer.rules.version),
      s().method.rubric(inWords(answer.rubric.title), answer.rubric.id, answer.rubric.version),
      s().method.asOf(formatDate(answer.asOf))
    ].join(" · ")
  return (
    <Card
      title={s().portfolio.title}
      note={
        props.city.partners.length > 0
          ? s().portfolio.note(t().words.twinnings(props.city.partners.length))
          : s().portfolio.noteShort
      }
      flush
    >
      <Show
        when={props.city.partners.length > 0}
        fallback={
          <Empty title={t().city.partnersEmpty}>
            <p>{t().city.partnersEmptyDetail}</p>
          </Empty>
        }
      >
        <Show when={portfolio() !== undefined && !recommends()}>
          <p class={styles.note}>{s().portfolio.nothingRecommended}</p>
        </Show>
        <PortfolioTable city={props.city} portfolio={portfolio()} found={found} pending={props.query.isPending} />
        <Show when={props.query.isError}>
          <QueryProblem query={props.query} />
        </Show>
        <Show when={portfolio()}>
          {(answer) => (
            <>
              <Show when={recommends()}>
                <Budget portfolio={answer()} cap={props.cap} onCap={props.onCap} />
              </Show>
              <p class={styles.method}>
                {method(answer())}
                <br />
                {s().method.proposal}
              </p>
            </>
          )}
        </Show>
      </Show>
    </Card>
  )
}
