import { Show } from "solid-js"
import { s } from "../../i18n/scores.ts"
import { w } from "../../i18n/writing.ts"
import { Rows } from "../../ui/formParts.tsx"
import { NamedRadios, NamedSelect, NamedText } from "../../writing/namedFields.tsx"
import { type ActivityDraft, newOrganiser, type OrganiserDraft, type Sector } from "./activityDraft.ts"

/** Who organised or carried an activity. */
export function OrganiserFields(props: {
  readonly draft: Pick<ActivityDraft, "organisers" | "organisersKnown">
  /** The two cities, by id and name. */
  readonly cities: ReadonlyArray<{ readonly id: string; readonly name: string }>
  readonly onDraft: (some: Partial<ActivityDraft>) => void
}) {
  const change = (at: number, some: Partial<OrganiserDraft>) =>
    props.onDraft({
      organisers: props.draft.organisers.map((one, index) => (index === at ? { ...one, ...some } : one))
    })
  const sectors = () => [
    { value: "", label: w().form.choose },
    ...Object.entries(s().sectors).map(([value, label]) => ({ value, label }))
  ]
  const from = (city: string) => [
    { value: "", label: w().activity.fromUnknown },
    ...props.cities.map(({ id, name }) => ({ value: id, label: name })),
    ...(city === "" || props.cities.some(({ id }) => id === city)
      ? []
      : [{ value: city, label: w().activity.fromOther }])
  ]
  return (
    <>
      <NamedRadios
        name="organisers"
        label={w().activity.organisers}
        value={props.draft.organisersKnown}
        options={[
          { value: "unknown", label: w().form.notKnown },
          { value: "none", label: w().form.none },
          { value: "some", label: w().form.these }
        ]}
        onChange={(organisersKnown) =>
          props.onDraft({
            organisersKnown,
            ...(organisersKnown === "some" && props.draft.organisers.length === 0 ? { organisers: [newOrganiser] } : {})
          })
        }
      />
      <Show when={props.draft.organisersKnown === "some"}>
        <Rows
          items={props.draft.organisers}
          add={w().activity.addOrganiser}
          remove={w().activity.removeOrganiser}
          onAdd={() => props.onDraft({ organisers: [...props.draft.organisers, newOrganiser] })}
          onRemove={(at) => props.onDraft({ organisers: props.draft.organisers.filter((_, index) => index !== at) })}
        >
          {(organiser, at) => (
            <>
              <NamedText
                name={`organisers.${at}.name`}
                label={w().activity.organiser}
                value={organiser().name}
                onInput={(name) => change(at, { name })}
              />
              <NamedSelect
                name={`organisers.${at}.sector`}
                label={w().activity.sector}
                value={organiser().sector}
                options={sectors()}
                onChange={(sector) => change(at, { sector: sector as Sector | "" })}
              />
              <NamedSelect
                name={`organisers.${at}.city`}
                label={w().activity.from}
                value={organiser().city}
                options={from(organiser().city)}
                onChange={(city) => change(at, { city })}
              />
            </>
          )}
        </Rows>
      </Show>
    </>
  )
}
