import { Portal } from "solid-js/web"
import { queryClient, send } from "../api.ts"
import { t } from "../i18n/language.ts"
import { w } from "../i18n/writing.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { FieldGrid, FormPart } from "../ui/formParts.tsx"
import { type CityDraft, checkCity, cityBody } from "./cityDraft.ts"
import { createDraft } from "./draft.ts"
import { NamedText } from "./namedFields.tsx"
import type { PickedCity } from "./PickedCity.ts"
import type { SaidDraft } from "./Said.ts"
import { SaidFields } from "./SaidFields.tsx"
import { createSaving } from "./saving.ts"
import { WritingForm } from "./WritingForm.tsx"

/** A form for a city that is not on record yet, over the form that needs it. */
export function CityDialog(props: {
  /** What was looked for. */
  readonly typed: string
  readonly said: SaidDraft
  readonly onClose: () => void
  readonly onAdded: (city: PickedCity) => void
}) {
  const draft = createDraft<CityDraft>({
    name: props.typed.trim(),
    language: "",
    nameZh: "",
    country: "",
    latitude: "",
    longitude: "",
    population: "",
    populationYear: "",
    wikidata: "",
    said: props.said,
    why: ""
  })
  const typed = draft.values
  const saving = createSaving({
    content: () => cityBody(typed()),
    check: () => checkCity(typed(), { needed: w().form.needed, whole: w().form.whole, degrees: w().city.degreesWrong }),
    send: (body, how) => send("POST /api/v1/cities", { body, ...how }),
    onSaved: ({ answer }) => {
      draft.settle()
      queryClient.invalidateQueries({ queryKey: ["/api/v1/cities"] })
      const { name, nameZh } = typed()
      props.onAdded({
        id: answer.record.id,
        name: name.trim(),
        ...(nameZh.trim() === "" ? {} : { nameZh: nameZh.trim() })
      })
    }
  })
  const close = () => {
    if (!draft.changed() || globalThis.confirm(w().form.letGo)) props.onClose()
  }
  const text = (
    name: string,
    key: Exclude<keyof CityDraft, "said">,
    words: { readonly label: string; readonly hint?: string; readonly inputMode?: "decimal" | "numeric" }
  ) => (
    <NamedText
      name={name}
      label={words.label}
      hint={words.hint}
      optional={key !== "name"}
      {...(words.inputMode === undefined ? {} : { inputMode: words.inputMode })}
      value={typed()[key]}
      onInput={(value) => draft.set({ [key]: value })}
    />
  )
  return (
    // A form may not stand within a form.
    <Portal>
      <Dialog title={w().city.title} closeLabel={t().state.close} onClose={close}>
        <WritingForm
          label={w().city.title}
          saving={saving}
          changed={draft.changed()}
          save={w().city.save}
          onCancel={props.onClose}
        >
          <FormPart title={w().twinning.what}>
            <FieldGrid>
              {text("names", "name", { label: w().city.name, hint: w().city.nameHint })}
              {text("names.0.language", "language", { label: w().city.language, hint: w().city.languageHint })}
              {text("names.1", "nameZh", { label: w().city.nameZh })}
              {text("country", "country", { label: w().city.country, hint: w().city.countryHint })}
              {text("coordinates.latitude", "latitude", { label: w().city.latitude, hint: w().city.degrees })}
              {text("coordinates.longitude", "longitude", { label: w().city.longitude, hint: w().city.degrees })}
              {text("population.count", "population", { label: w().city.population, inputMode: "numeric" })}
              {text("population.year", "populationYear", { label: w().city.populationYear, inputMode: "numeric" })}
              {text("identifiers", "wikidata", { label: w().city.wikidata, hint: w().city.wikidataHint })}
            </FieldGrid>
          </FormPart>
          <SaidFields
            said={typed().said}
            onSaid={(said) => draft.set({ said })}
            why={typed().why}
            onWhy={(why) => draft.set({ why })}
          />
        </WritingForm>
      </Dialog>
    </Portal>
  )
}
