import type { OperationAnswer } from "@proxeny/client"
import { createSignal, For } from "solid-js"
import { confirmWords } from "../account/confirmWords.ts"
import { reachOf } from "../account/reachOf.ts"
import { troubleOf } from "../account/submitting.ts"
import { send } from "../api.ts"
import { formatMoment } from "../i18n/format.ts"
import { p } from "../i18n/people.ts"
import { ConfirmButton } from "../ui/ConfirmButton.tsx"
import { Table, tableStyles } from "../ui/table.tsx"
import styles from "./people.module.css"

type Invitation = OperationAnswer<"GET /api/v1/invitations">["items"][number]

const untilOf = (invitation: Invitation): string =>
  Date.parse(invitation.until) <= Date.now()
    ? p().invite.ended(formatMoment(invitation.until))
    : p().invite.until(formatMoment(invitation.until))

/** Who is invited and has not come yet. */
export function Invitations(props: {
  readonly invitations: ReadonlyArray<Invitation>
  readonly onWithdrawn: () => unknown
}) {
  const [said, setSaid] = createSignal("")
  const withdraw = async (invitation: Invitation) => {
    await send("DELETE /api/v1/invitations/:id", { param: { id: invitation.id } })
    setSaid(p().invite.withdrawn(invitation.email))
    await props.onWithdrawn()
  }
  return (
    <>
      <Table
        caption={p().invite.pendingCaption}
        head={
          <>
            <th scope="col">{p().fields.email}</th>
            <th scope="col">{p().fields.role}</th>
            <th scope="col" class={tableStyles.wideOnly}>
              {p().fields.cities}
            </th>
            <th scope="col" class={tableStyles.wideOnly}>
              {p().invite.holds}
            </th>
            <th scope="col" class={tableStyles.number}>
              <span class="visually-hidden">{p().invite.withdraw}</span>
            </th>
          </>
        }
      >
        <For each={props.invitations}>
          {(invitation) => (
            <tr>
              <th scope="row">
                <span class={styles.name}>{invitation.email}</span>
                <div class={styles.small}>{p().invite.by(invitation.invitedBy)}</div>
                <div class={styles.narrowOnly}>{untilOf(invitation)}</div>
              </th>
              <td>{p().roles[invitation.role]}</td>
              <td class={tableStyles.wideOnly}>{reachOf(invitation)}</td>
              <td class={tableStyles.wideOnly}>{untilOf(invitation)}</td>
              <td class={tableStyles.number}>
                <ConfirmButton
                  label={p().invite.withdraw}
                  fullLabel={p().invite.withdrawOf(invitation.email)}
                  title={p().invite.withdrawTitle(invitation.email)}
                  detail={p().invite.withdrawDetail}
                  words={confirmWords()}
                  troubleOf={troubleOf}
                  onConfirm={() => withdraw(invitation)}
                />
              </td>
            </tr>
          )}
        </For>
      </Table>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
    </>
  )
}
