import { For, Show } from "solid-js"
import { topicWords } from "../../evidence/claimWords.ts"
import { t } from "../../i18n/language.ts"
import { s } from "../../i18n/scores.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, FormPart, Wide } from "../../ui/formParts.tsx"
import type { Draft } from "../../writing/draft.ts"
import { NamedChecks, NamedDate, NamedRadios, NamedSelect, NamedText } from "../../writing/namedFields.tsx"
import { SaidFields } from "../../writing/SaidFields.tsx"
import type { ActivityDraft, ActivityType, SideDraft } from "./activityDraft.ts"
import { BenefitFields } from "./BenefitFields.tsx"
import { OrganiserFields } from "./OrganiserFields.tsx"

/** What a source reports of an activity, as it is typed. */
export function ActivityFields(props: {
  readonly draft: Draft<ActivityDraft>
  readonly cities: ReadonlyArray<{ readonly id: string; readonly name: string }>
}) {
  const typed = () => props.draft.values()
  const set = (some: Partial<ActivityDraft>) => props.draft.set(some)
  const setSide = (at: number, side: SideDraft) => {
    const [first, second] = typed().sides
    set({ sides: at === 0 ? [side, second] : [first, side] })
  }
  const types = () => [
    { value: "", label: w().form.choose },
    ...Object.entries(s().activities.types).map(([value, label]) => ({ value, label }))
  ]
  /** The fields that the house knows, and those that a report names beside them. */
  const fields = () =>
    [...new Set([...Object.keys(t().topics), ...typed().fields])].map((value) => ({ value, label: topicWords(value) }))
  return (
    <>
      <FormPart title={w().activity.what}>
        <FieldGrid>
          <NamedSelect
            name="type"
            label={w().activity.type}
            value={typed().type}
            options={types()}
            onChange={(type) => set({ type: type as ActivityType | "" })}
          />
          <NamedDate name="on" label={w().activity.on} value={typed().on} onInput={(on) => set({ on })} />
          <NamedDate
            name="until"
            label={w().activity.until}
            optional
            value={typed().until}
            onInput={(until) => set({ until })}
          />
          <Wide>
            <NamedText
              name="title"
              label={w().activity.name}
              hint={w().activity.nameHint}
              optional
              value={typed().title}
              onInput={(title) => set({ title })}
            />
          </Wide>
        </FieldGrid>
      </FormPart>
      <FormPart title={w().activity.more} note={w().activity.moreNote}>
        <NamedRadios
          name={typed().fieldsKnown === "some" ? "fieldsKnown" : "fields"}
          label={w().activity.fields}
          value={typed().fieldsKnown}
          options={[
            { value: "unknown", label: w().form.notKnown },
            { value: "none", label: w().form.none },
            { value: "some", label: w().form.these }
          ]}
          onChange={(fieldsKnown) => set({ fieldsKnown })}
        />
        <Show when={typed().fieldsKnown === "some"}>
          <NamedChecks
            name="fields"
            label={w().activity.fields}
            labelled
            values={typed().fields}
            options={fields()}
            onChange={(chosen) => set({ fields: chosen })}
          />
        </Show>
        <OrganiserFields draft={typed()} cities={props.cities} onDraft={set} />
        <NamedRadios
          name="citizenLed"
          label={w().activity.citizenLed}
          value={typed().citizenLed}
          options={[
            { value: "unknown", label: w().form.notKnown },
            { value: "yes", label: w().form.yes },
            { value: "no", label: w().form.no }
          ]}
          onChange={(citizenLed) => set({ citizenLed })}
        />
        <FieldGrid>
          <NamedText
            name="people"
            label={w().activity.people}
            optional
            inputMode="numeric"
            value={typed().people}
            onInput={(people) => set({ people })}
          />
          <NamedText
            name="money.amount"
            label={w().activity.money}
            optional
            inputMode="decimal"
            value={typed().amount}
            onInput={(amount) => set({ amount })}
          />
          <NamedText
            name="money.currency"
            label={w().activity.currency}
            hint={w().activity.currencyHint}
            optional
            maxLength={3}
            spellcheck={false}
            value={typed().currency}
            onInput={(currency) => set({ currency })}
          />
        </FieldGrid>
      </FormPart>
      <FormPart title={w().activity.benefits} note={w().activity.benefitsNote}>
        <For each={props.cities}>
          {(city, at) => (
            <BenefitFields
              name={`sides.${at()}`}
              city={city.name}
              side={typed().sides[at() === 0 ? 0 : 1]}
              onSide={(side) => setSide(at(), side)}
            />
          )}
        </For>
      </FormPart>
      <SaidFields
        said={typed().said}
        onSaid={(said) => set({ said })}
        why={typed().why}
        onWhy={(why) => set({ why })}
      />
    </>
  )
}
