import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { createMemo, createSignal, For, Show } from "solid-js"
import type { Found } from "../evidence/found.ts"
import { factorKeys } from "../factors/answer.ts"
import { formatCountry, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { CityName, cityName } from "../naming.tsx"
import { Button, Pill } from "../ui/controls.tsx"
import { createPrinting } from "../ui/Disclosure.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Keyed } from "../ui/Keyed.tsx"
import { pageStyles } from "../ui/page.ts"
import { ShowAll } from "../ui/ShowAll.tsx"
import { SkeletonWord } from "../ui/states.tsx"
import { Table, tableStyles } from "../ui/table.tsx"
import type { CityPortfolio, PortfolioLine } from "./answer.ts"
import { FactorCell } from "./FactorCell.tsx"
import { PortfolioDetail } from "./PortfolioDetail.tsx"
import styles from "./portfolio.module.css"
import { StandingMark } from "./StandingMark.tsx"

type City = typeof Shapes.CityDetail.Encoded
type Partner = City["partners"][number]

const atOnce = 20

/** One row: what is on record of a twinning, and its review once that is there. */
interface Row {
  readonly partner: Partner
  readonly line: PortfolioLine | undefined
}

/** The twinnings of a city, each with its standing, its factors and what is recommended; a row opens to the reasons. */
export function PortfolioTable(props: {
  readonly city: City
  readonly portfolio: CityPortfolio | undefined
  readonly found: Found
  readonly pending: boolean
}) {
  const [all, setAll] = createSignal(false)
  const printing = createPrinting()
  const rows = createMemo((): ReadonlyArray<Row> => {
    const partners = new Map(props.city.partners.map((partner) => [partner.twinning as string, partner]))
    const lines = props.portfolio?.twinnings ?? []
    const reviewed = lines.flatMap((line): ReadonlyArray<Row> => {
      const partner = partners.get(line.twinning)
      return partner === undefined ? [] : [{ partner, line }]
    })
    const known = new Set(reviewed.map(({ partner }) => partner.twinning))
    const rest = props.city.partners.filter(({ twinning }) => !known.has(twinning))
    return [...reviewed, ...rest.map((partner) => ({ partner, line: undefined }))]
  })
  const shown = createMemo(() => (all() || printing() ? rows() : rows().slice(0, atOnce)))
  return (
    <>
      <Table
        caption={s().portfolio.caption(cityName(props.city))}
        head={
          <>
            <th scope="col" class={styles.partner}>
              {t().city.partner}
            </th>
            <th scope="col">{s().portfolio.standing}</th>
            <For each={factorKeys}>
              {(key) => (
                <th scope="col" class={styles.factor} title={s().factors.names[key]}>
                  {s().factors.short[key]}
                </th>
              )}
            </For>
            <th scope="col" class={tableStyles.wideOnly}>
              {s().portfolio.recommendation}
            </th>
            <th scope="col" class="screen-only">
              <span class="visually-hidden">{s().evidence.title}</span>
            </th>
          </>
        }
      >
        <Keyed each={shown()} by={({ partner }) => partner.twinning}>
          {(row) => <PortfolioRow row={row()} found={props.found} pending={props.pending} printing={printing()} />}
        </Keyed>
      </Table>
      <Show when={shown().length < rows().length}>
        <ShowAll label={s().evidence.all(rows().length)} onClick={() => setAll(true)} />
      </Show>
    </>
  )
}

function PortfolioRow(props: {
  readonly row: Row
  readonly found: Found
  readonly pending: boolean
  readonly printing: boolean
}) {
  const [open, setOpen] = createSignal(false)
  const partner = () => props.row.partner
  const waiting = () => (props.pending ? <SkeletonWord /> : "–")
  return (
    <>
      <tr>
        <th scope="row">
          <A href={`/partnerships/${partner().twinning}`}>
            <CityName city={partner().city} />
          </A>
          <Show when={partner().conflict}>
            {" "}
            <Pill look="warn">{t().words.conflict}</Pill>
          </Show>
          <div class={pageStyles.small}>
            {formatCountry(partner().city.country)} · {t().states[partner().state]}
            <Show when={partner().since}>{(since) => ` ${formatDate(since())}`}</Show>
          </div>
        </th>
        <td>
          <Show when={props.row.line} fallback={waiting()}>
            {(line) => (
              <>
                <StandingMark standing={line().standing.standing} />
                <div class={styles.beneath}>
                  <Recommended line={line()} />
                </div>
              </>
            )}
          </Show>
        </td>
        <For each={factorKeys}>
          {(key) => (
            <td class={styles.factor}>
              <FactorCell
                name={s().factors.names[key]}
                twinning={partner().twinning}
                estimate={props.row.line?.factors?.[key]}
              />
            </td>
          )}
        </For>
        <td class={tableStyles.wideOnly}>
          <Show when={props.row.line} fallback={waiting()}>
            {(line) => <Recommended line={line()} />}
          </Show>
        </td>
        <td class={`${styles.opener} screen-only`}>
          <Button
            look="quiet"
            iconOnly
            aria-expanded={open()}
            aria-label={s().portfolio.open(cityName(partner().city))}
            onClick={() => setOpen(!open())}
          >
            <Icon name={open() ? "minus" : "plus"} size={16} />
          </Button>
        </td>
      </tr>
      <Show when={open() || props.printing}>
        <tr class={styles.detailRow}>
          <td colspan="7">
            <PortfolioDetail partner={partner()} line={props.row.line} found={props.found} />
          </td>
        </tr>
      </Show>
    </>
  )
}

/** What is recommended, or that too little is on record for that. */
const Recommended = (props: { readonly line: PortfolioLine }) => (
  <Show when={props.line.review.recommend} fallback={<span class={pageStyles.small}>{s().portfolio.tooLittle}</span>}>
    {(action) => <strong class={pageStyles.strong}>{s().portfolio.actions[action()]}</strong>}
  </Show>
)
