import { createMemo, createSignal } from "solid-js"
import chooser from "../../city/CityChooser.module.css"
import { g } from "../../i18n/graph.ts"
import { t } from "../../i18n/language.ts"
import { createDebounced } from "../../ui/debounced.ts"
import { Icon } from "../../ui/Icon.tsx"
import { type Choice, SearchDialog } from "../../ui/SearchDialog.tsx"
import { useNetworkSearch } from "../queries.ts"

/** A city network, and the search that changes it. */
export function NetworkChooser(props: { readonly name: string | undefined; readonly onChoose: (id: string) => void }) {
  const [open, setOpen] = createSignal(false)
  const [query, setQuery] = createSignal("")
  const found = useNetworkSearch(createDebounced(query, 150))
  const choices = createMemo(
    (): ReadonlyArray<Choice> =>
      (found.isSuccess ? found.data.items : []).map((network) => ({
        id: network.id,
        icon: "network",
        label: network.shortName ?? network.name,
        other: network.shortName === undefined ? undefined : network.name
      }))
  )
  const status = () =>
    choices().length > 0
      ? t().palette.results(choices().length)
      : found.isError
        ? t().palette.failed
        : found.isFetching
          ? t().palette.searching
          : t().palette.nothing
  return (
    <>
      <button type="button" class={chooser.chooser} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>
          <small>{g().pick.network}</small>
          <strong>{props.name ?? g().pick.nothing}</strong>
        </span>
        <Icon name="choose" size={16} />
      </button>
      <SearchDialog
        open={open()}
        title={g().pick.chooseNetwork}
        placeholder={g().pick.placeholder}
        closeLabel={t().state.close}
        query={query()}
        choices={choices()}
        status={status()}
        onQuery={setQuery}
        onChoose={(id) => {
          setOpen(false)
          setQuery("")
          props.onChoose(id)
        }}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
