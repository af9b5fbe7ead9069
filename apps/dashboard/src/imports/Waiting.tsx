import type { OperationAnswer } from "@proxeny/client"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { formatCountry, formatShare } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { wordFor } from "../i18n/words.ts"
import { Choices } from "../ui/fields.tsx"
import { Keyed } from "../ui/Keyed.tsx"
import { pageStyles } from "../ui/page.ts"
import { afterWrite } from "../writing/afterWrite.ts"
import { createDraft } from "../writing/draft.ts"
import { createSaving } from "../writing/saving.ts"
import { createErrorOf, WritingForm } from "../writing/WritingForm.tsx"
import styles from "./imports.module.css"
import { choiceBody, leaveOut, own } from "./placeChoice.ts"

export type Places = OperationAnswer<"GET /api/v1/imports/:id/waiting">
type Place = Places["items"][number]

const keyOf = ({ country = "", region = "", text }: Place): string => JSON.stringify([text, country, region])

/** The printed places that rows wait for, each to be chosen for. */
export function Waiting(props: { readonly places: Places }) {
  const [said, setSaid] = createSignal("")
  const tookWords = (rows: { readonly read: number; readonly waiting: number }, left: number) =>
    m().waiting.took(rows.read - rows.waiting, left)
  const unmatched = createSaving({
    content: () => ({}),
    send: async (body, { idempotencyKey }) =>
      (await send("POST /api/v1/imports/take-unmatched", { body, idempotencyKey })).answer,
    onSaved: async ({ leftOut, rows }) => {
      setSaid(tookWords(rows, leftOut))
      await afterWrite()
    }
  })
  return (
    <>
      <p role="status">{said()}</p>
      <Keyed each={props.places.items} by={keyOf}>
        {(place) => (
          <PlaceForm
            place={place()}
            onSaved={async (rows, left) => {
              setSaid(tookWords(rows, left))
              await afterWrite()
            }}
          />
        )}
      </Keyed>
      <Show when={props.places.items.some(({ candidates, why }) => why === "no-such-name" && candidates.length === 0)}>
        <div class={styles.place}>
          <WritingForm
            label={m().waiting.unmatched}
            saving={unmatched}
            changed={false}
            save={m().waiting.unmatched}
            saveBusy={m().waiting.saving}
          >
            <p class={pageStyles.small}>{m().waiting.unmatchedNote}</p>
          </WritingForm>
        </div>
      </Show>
    </>
  )
}

/** One printed place: what it may be, and what a person says that it is. */
function PlaceForm(props: {
  readonly place: Place
  readonly onSaved: (rows: { readonly read: number; readonly waiting: number }, left: number) => unknown
}) {
  const draft = createDraft({ choice: "" })
  const saving = createSaving({
    content: () => choiceBody(props.place, draft.values().choice),
    check: () => (draft.values().choice === "" ? [{ path: "choice", message: m().start.needed }] : []),
    send: async (body, { idempotencyKey }) =>
      (await send("POST /api/v1/imports/choices", { body, idempotencyKey })).answer,
    onSaved: ({ leftOut, rows }) => {
      draft.settle()
      return props.onSaved(rows, leftOut)
    }
  })
  const printed = () =>
    m().waiting.printed(
      props.place.text,
      [props.place.region, props.place.country].filter((one) => one !== undefined && one !== "").join(", ")
    )
  return (
    <div class={styles.place}>
      <WritingForm
        label={m().waiting.which(printed())}
        saving={saving}
        changed={false}
        save={m().waiting.choose}
        saveBusy={m().waiting.saving}
      >
        <PlaceChoices
          place={props.place}
          printed={printed()}
          choice={draft.values().choice}
          onChoice={(choice) => draft.set({ choice })}
        />
      </WritingForm>
    </div>
  )
}

function PlaceChoices(props: {
  readonly place: Place
  readonly printed: string
  readonly choice: string
  readonly onChoice: (choice: string) => void
}) {
  const error = createErrorOf(() => "choice")
  const options = () => [
    ...props.place.candidates.map(({ confidence, country, division, geonames, name }) => ({
      value: geonames,
      label: m().waiting.may(
        name,
        [division, formatCountry(country)].filter((one) => one !== undefined).join(", "),
        formatShare(confidence)
      )
    })),
    { value: own, label: m().waiting.own },
    { value: leaveOut, label: m().waiting.leaveOut }
  ]
  return (
    <Choices
      name="choice"
      label={m().waiting.which(props.printed)}
      hint={`${m().waiting.rows(props.place.rows)} · ${wordFor({ ...m().waiting.why, [props.place.why]: m().waiting.why[props.place.why as "homonyms"] ?? props.place.reason }, props.place.why)}`}
      error={error()}
      many={false}
      chosen={props.choice === "" ? [] : [props.choice]}
      options={options()}
      onChange={([choice]) => choice !== undefined && props.onChoice(choice)}
    />
  )
}
