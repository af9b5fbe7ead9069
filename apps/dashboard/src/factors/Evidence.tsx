import { Index, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { ActivityLines } from "../activities/ActivityLines.tsx"
import { ClaimLines } from "../evidence/ClaimLines.tsx"
import type { Found } from "../evidence/found.ts"
import { s } from "../i18n/scores.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import styles from "./factors.module.css"

/** What a number rests on: activities, and statements that are no activity, under a title where there are several. */
export interface EvidenceGroup {
  readonly title?: string
  readonly activities?: ReadonlyArray<string>
  readonly claims?: ReadonlyArray<string>
}

interface Props {
  readonly groups: ReadonlyArray<EvidenceGroup>
  readonly found: Found
  /** The subject that the page is about, which need not be named. */
  readonly of?: string
  /** How many activities of each group to show at once. */
  readonly first?: number
  /** The rank of their titles on the page. */
  readonly heading?: "h3" | "h4"
}

/** Whether any record stands in a group. */
export const hasEvidence = ({ activities = [], claims = [] }: EvidenceGroup): boolean =>
  activities.length + claims.length > 0

/** Groups of evidence, each with its records and who reports them; those without any are left out. */
export function EvidenceGroups(props: Props) {
  return (
    <div class={styles.parts}>
      <Index each={props.groups.filter(hasEvidence)}>
        {(group) => (
          <section>
            <Show when={group().title}>
              {(title) => (
                <Dynamic component={props.heading ?? "h3"} class={styles.partTitle}>
                  {title()}
                </Dynamic>
              )}
            </Show>
            <Show when={group().claims?.length}>
              <ClaimLines
                claims={props.found.claims(group().claims ?? [])}
                {...(props.of === undefined ? {} : { of: props.of })}
              />
            </Show>
            <Show when={group().activities?.length}>
              <ActivityLines
                activities={props.found.activities(group().activities ?? [])}
                found={props.found}
                first={props.first ?? 8}
              />
            </Show>
          </section>
        )}
      </Index>
    </div>
  )
}

/** A word beside a number that opens to what it rests on; nothing where no record stands behind it. */
export function EvidenceOf(props: Props) {
  return (
    <Show when={props.groups.some(hasEvidence)}>
      <Disclosure look="words" screenOnly summary={s().evidence.title}>
        <EvidenceGroups {...props} />
      </Disclosure>
    </Show>
  )
}
