import { useNavigate } from "@solidjs/router"
import { createMemo, createSignal } from "solid-js"
import { may } from "../account/account.ts"
import { cityChoice } from "../city/cityChoice.ts"
import { useCitySearch } from "../city/queries.ts"
import { t } from "../i18n/language.ts"
import { createDebounced } from "../ui/debounced.ts"
import { type Choice, SearchDialog } from "../ui/SearchDialog.tsx"
import { searchStatus } from "../ui/searchStatus.ts"
import { rooms, workRooms } from "./navigation.ts"

/** The search over cities and pages that ⌘K opens. */
export function Palette(props: { readonly open: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [query, setQuery] = createSignal("")
  const found = useCitySearch(createDebounced(query, 150), 7)

  const pages = createMemo((): ReadonlyArray<Choice> => {
    const text = query().trim().toLowerCase()
    return [
      ...rooms.map((room) => ({ ...room, label: t().nav[room.word] })),
      ...workRooms.filter((room) => may(room.action)).map((room) => ({ ...room, label: t().nav[room.word] })),
      { path: "/conflicts", icon: "warning" as const, label: t().conflicts.title }
    ]
      .filter((room) => room.label.toLowerCase().includes(text))
      .map((room) => ({ id: room.path, icon: room.icon, label: room.label, note: t().palette.page }))
  })
  const cities = createMemo(
    (): ReadonlyArray<Choice> =>
      query().trim() === "" || !found.isSuccess
        ? []
        : found.data.items.map((city) => ({ ...cityChoice(city), id: `/cities/${city.id}` }))
  )
  const choices = createMemo(() => [...cities(), ...pages()])

  return (
    <SearchDialog
      open={props.open}
      title={t().palette.title}
      placeholder={t().palette.hint}
      closeLabel={t().state.close}
      query={query()}
      choices={choices()}
      status={searchStatus(found, choices().length, t().palette)}
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
