import { useNavigate } from "@solidjs/router"
import { createMemo, createSignal } from "solid-js"
import { useCitySearch } from "../city/queries.ts"
import { formatCountry } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { cityName, otherCityName } from "../naming.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { type Choice, SearchDialog } from "../ui/SearchDialog.tsx"
import { rooms } from "./navigation.ts"

/** The search over cities and pages that ⌘K opens. */
export function Palette(props: { readonly open: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [query, setQuery] = createSignal("")
  const found = useCitySearch(createDebounced(query, 150), 7)

  const pages = createMemo((): ReadonlyArray<Choice> => {
    const text = query().trim().toLowerCase()
    return [
      ...rooms.map((room) => ({ ...room, label: t().nav[room.word] })),
      { path: "/conflicts", icon: "warning" as const, label: t().conflicts.title }
    ]
      .filter((room) => room.label.toLowerCase().includes(text))
      .map((room) => ({ id: room.path, icon: room.icon, label: room.label, note: t().palette.page }))
  })
  const cities = createMemo(
    (): ReadonlyArray<Choice> =>
      query().trim() === "" || !found.isSuccess
        ? []
        : found.data.items.map((city) => ({
            id: `/cities/${city.id}`,
            icon: "pin",
            label: cityName(city),
            other: city.matched ?? otherCityName(city),
            note: formatCountry(city.country)
          }))
  )
  const choices = createMemo(() => [...cities(), ...pages()])
  const status = () =>
    choices().length > 0
      ? t().palette.results(choices().length)
      : found.isError
        ? t().palette.failed
        : found.isFetching
          ? t().palette.searching
          : t().palette.nothing

  return (
    <SearchDialog
      open={props.open}
      title={t().palette.title}
      placeholder={t().palette.hint}
      closeLabel={t().state.close}
      query={query()}
      choices={choices()}
      status={status()}
      onQuery={setQuery}
      onChoose={(path) => {
        props.onClose()
        setQuery("")
        navigate(path)
      }}
      onClose={() => props.onClose()}
    />
  )
}
