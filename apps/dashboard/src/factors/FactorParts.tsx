import { createMemo, Show } from "solid-js"
import { topicWords } from "../evidence/claimWords.ts"
import type { Found } from "../evidence/found.ts"
import { s } from "../i18n/scores.ts"
import { wordFor } from "../i18n/words.ts"
import type { FactorsNow, TwinningScores } from "./answer.ts"
import styles from "./factors.module.css"
import { Behind, type ById, Categories, Part } from "./Part.tsx"

const inAny = (...records: ReadonlyArray<ById>): ReadonlyArray<string> => [
  ...new Set(records.flatMap((record) => Object.values(record).flat()))
]

export function BenefitParts(props: {
  readonly scores: TwinningScores
  readonly found: Found
  readonly cityNameOf: (id: string) => string
}) {
  const evidence = () => props.scores.evidence.mutualBenefit
  return (
    <div class={styles.parts}>
      <Categories
        by={evidence().gained}
        unknown={evidence().unknown}
        nameOf={(id) => s().factors.gained(props.cityNameOf(id))}
        found={props.found}
      />
      <Show when={inAny(evidence().gained).length > 0}>
        <Behind ids={inAny(evidence().gained)} found={props.found} />
      </Show>
    </div>
  )
}

export function BreadthParts(props: {
  readonly scores: TwinningScores
  readonly now: FactorsNow
  readonly found: Found
}) {
  const evidence = () => props.scores.evidence.breadth
  return (
    <div class={styles.parts}>
      <Part title={s().factors.parts.fields} estimate={props.now.breadth.fields}>
        <Categories by={evidence().fields} unknown={evidence().fieldsUnknown} nameOf={topicWords} found={props.found} />
      </Part>
      <Part title={s().factors.parts.sectors} estimate={props.now.breadth.sectors}>
        <Categories
          by={evidence().sectors}
          unknown={evidence().sectorsUnknown}
          nameOf={(key) => wordFor(s().sectors, key)}
          found={props.found}
        />
      </Part>
      <Behind ids={inAny(evidence().fields, evidence().sectors)} found={props.found} />
    </div>
  )
}

export function GrassrootsParts(props: {
  readonly scores: TwinningScores
  readonly now: FactorsNow
  readonly found: Found
}) {
  const evidence = () => props.scores.evidence.grassroots
  const grassroots = () => props.now.grassroots
  const recurrent = createMemo(() =>
    Object.fromEntries(evidence().recurrent.map((name) => [name, evidence().organisers[name] ?? []]))
  )
  const asItIs = (name: string) => name
  return (
    <div class={styles.parts}>
      <Part title={s().factors.parts.organisers} estimate={grassroots().organisers}>
        <Categories
          by={evidence().organisers}
          unknown={evidence().organisersUnknown}
          nameOf={asItIs}
          found={props.found}
        />
      </Part>
      <Part title={s().factors.parts.recurrent} estimate={grassroots().recurrent}>
        <Categories by={recurrent()} nameOf={asItIs} found={props.found} />
      </Part>
      <Part title={s().factors.parts.citizenLed} estimate={grassroots().citizenLed}>
        <Categories
          by={{ [s().factors.parts.citizenLed]: evidence().citizenLed }}
          unknown={evidence().citizenLedUnknown}
          nameOf={asItIs}
          found={props.found}
        />
      </Part>
      <Part title={s().factors.parts.exchanges} estimate={grassroots().exchanges}>
        <Categories by={{ [s().factors.parts.exchanges]: evidence().exchanges }} nameOf={asItIs} found={props.found} />
      </Part>
      <Behind
        ids={inAny(evidence().organisers, { led: evidence().citizenLed, exchanges: evidence().exchanges })}
        found={props.found}
      />
    </div>
  )
}
