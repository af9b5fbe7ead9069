import { Show } from "solid-js"
import { s } from "../../i18n/scores.ts"
import { w } from "../../i18n/writing.ts"
import { Rows } from "../../ui/formParts.tsx"
import { NamedRadios, NamedSelect } from "../../writing/namedFields.tsx"
import { type Attester, type BenefitKind, type GainDraft, newGain, type SideDraft } from "./activityDraft.ts"

const options = <T extends string>(words: Readonly<Record<T, string>>) => [
  { value: "", label: w().form.choose },
  ...Object.entries<string>(words).map(([value, label]) => ({ value, label }))
]

/** What one of the two cities gained, and by whose word. */
export function BenefitFields(props: {
  /** The path of the side in the draft. */
  readonly name: string
  readonly city: string
  readonly side: SideDraft
  readonly onSide: (side: SideDraft) => void
}) {
  const setGain = (at: number, some: Partial<GainDraft>) =>
    props.onSide({
      ...props.side,
      gains: props.side.gains.map((gain, index) => (index === at ? { ...gain, ...some } : gain))
    })
  return (
    <>
      <NamedRadios
        name={props.name}
        label={w().activity.side(props.city)}
        value={props.side.known}
        options={[
          { value: "unknown", label: w().form.notKnown },
          { value: "none", label: w().activity.gainedNothing },
          { value: "some", label: w().activity.gained }
        ]}
        onChange={(known) =>
          props.onSide({
            known,
            gains: known === "some" && props.side.gains.length === 0 ? [newGain] : props.side.gains
          })
        }
      />
      <Show when={props.side.known === "some"}>
        <Rows
          items={props.side.gains}
          add={w().activity.addGain}
          remove={w().activity.removeGain}
          onAdd={() => props.onSide({ ...props.side, gains: [...props.side.gains, newGain] })}
          onRemove={(at) => props.onSide({ ...props.side, gains: props.side.gains.filter((_, index) => index !== at) })}
        >
          {(gain, at) => (
            <>
              <NamedSelect
                name={`${props.name}.${at}.kind`}
                label={w().activity.gain}
                value={gain().kind}
                options={options(s().activities.benefits)}
                onChange={(kind) => setGain(at, { kind: kind as BenefitKind | "" })}
              />
              <NamedSelect
                name={`${props.name}.${at}.attestedBy`}
                label={w().activity.attester}
                value={gain().attestedBy}
                options={options(s().activities.attesters)}
                onChange={(attestedBy) => setGain(at, { attestedBy: attestedBy as Attester | "" })}
              />
            </>
          )}
        </Rows>
      </Show>
    </>
  )
}
