import { createMemo } from "solid-js"
import { useCountries } from "../city/queries.ts"
import { formatCountry } from "../i18n/format.ts"
import { languageTag, t } from "../i18n/language.ts"
import { useSources } from "../sources/queries.ts"
import { Check, SearchField, Select } from "../ui/controls.tsx"
import { pageStyles } from "../ui/page.ts"
import type { Filters, Sort } from "./filters.ts"
import { sorts } from "./filters.ts"
import { states } from "./states.ts"

/** What narrows the table of partnerships. */
export function FilterBar(props: {
  readonly filters: Filters
  readonly text: string
  readonly onText: (text: string) => void
  readonly onChange: (change: { readonly [K in keyof Filters]?: Filters[K] | undefined }) => void
}) {
  const countries = useCountries()
  const sources = useSources()
  const countryOptions = createMemo(() =>
    (countries.isSuccess ? countries.data.items : [])
      .filter(({ twinnings }) => twinnings > 0)
      .map(({ code }) => ({ value: code, label: formatCountry(code) }))
      .sort((a, b) => a.label.localeCompare(b.label, languageTag()))
  )
  const sourceOptions = createMemo(() =>
    (sources.isSuccess ? sources.data.pages.flatMap((page) => page.items) : [])
      .filter(({ twinnings }) => twinnings > 0)
      .map(({ id, shortName, title }) => ({ value: id, label: shortName ?? title }))
  )
  const given = (value: string): string | undefined => (value === "" ? undefined : value)
  return (
    <div class={pageStyles.filters}>
      <SearchField
        label={t().partnerships.filter}
        placeholder={t().partnerships.filter}
        clearLabel={t().state.clear}
        value={props.text}
        onInput={props.onText}
      />
      <Select
        label={t().partnerships.country}
        value={props.filters.country ?? ""}
        options={[{ value: "", label: t().partnerships.anyCountry }, ...countryOptions()]}
        onChange={(country) => props.onChange({ country: given(country) })}
      />
      <Select
        label={t().partnerships.partnerCountry}
        value={props.filters.partnerCountry ?? ""}
        options={[{ value: "", label: t().partnerships.anyPartnerCountry }, ...countryOptions()]}
        onChange={(partnerCountry) => props.onChange({ partnerCountry: given(partnerCountry) })}
      />
      <Select
        label={t().partnerships.state}
        value={props.filters.state ?? ""}
        options={[
          { value: "", label: t().partnerships.anyState },
          ...states.map((state) => ({ value: state, label: t().states[state] }))
        ]}
        onChange={(state) => props.onChange({ state: states.find((one) => one === state) })}
      />
      <Select
        label={t().partnerships.source}
        value={props.filters.source ?? ""}
        options={[{ value: "", label: t().partnerships.anySource }, ...sourceOptions()]}
        onChange={(source) => props.onChange({ source: given(source) })}
      />
      <Select
        label={t().partnerships.sort}
        value={props.filters.sort ?? "cities"}
        options={sorts.map((sort) => ({ value: sort, label: t().partnerships.sorts[sort] }))}
        onChange={(chosen) => props.onChange({ sort: sortOf(chosen) })}
      />
      <Check
        label={t().partnerships.conflict}
        checked={props.filters.conflict === true}
        onChange={(checked) => props.onChange({ conflict: checked ? true : undefined })}
      />
    </div>
  )
}

/** A sort as the filters hold it: the order by names is the absence of one. */
const sortOf = (text: string): Exclude<Sort, "cities"> | undefined => {
  const sort = sorts.find((one) => one === text)
  return sort === "cities" ? undefined : sort
}
