import { t } from "../i18n/language.ts"
import { Card } from "../ui/Card.tsx"
import { Keyed } from "../ui/Keyed.tsx"
import { Conflict, conflictKey } from "./Conflict.tsx"
import type { ConflictView } from "./ConflictView.ts"

/** The contradictions on the page of a record: those that are open are a warning, decided ones stand with them. */
export function ConflictsCard(props: {
  readonly conflicts: ReadonlyArray<ConflictView>
  /** What they are called, by how many are open. */
  readonly title: (open: number) => string
  /** Without links to the page that they stand on. */
  readonly plain?: boolean
}) {
  const open = () => props.conflicts.filter(({ decision }) => decision === undefined)
  const inOrder = () => [...open(), ...props.conflicts.filter(({ decision }) => decision !== undefined)]
  return (
    <Card
      {...(open().length > 0 ? { look: "warn" as const } : {})}
      title={open().length > 0 ? props.title(open().length) : t().conflicts.decidedTitle(props.conflicts.length)}
      note={t().overview.disagreementsNote}
      flush
    >
      <Keyed each={inOrder()} by={conflictKey}>
        {(conflict) => <Conflict conflict={conflict()} plain={props.plain === true} />}
      </Keyed>
    </Card>
  )
}
