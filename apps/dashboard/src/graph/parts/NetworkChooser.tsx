import { createMemo, createSignal } from "solid-js"
import { g } from "../../i18n/graph.ts"
import { t } from "../../i18n/language.ts"
import { Chooser } from "../../ui/Chooser.tsx"
import { createDebounced } from "../../ui/debounced.ts"
import type { Choice } from "../../ui/SearchDialog.tsx"
import { searchStatus } from "../../ui/searchStatus.ts"
import { useNetworkSearch } from "../queries.ts"

/** A city network, and the search that changes it. */
export function NetworkChooser(props: { readonly name: string | undefined; readonly onChoose: (id: string) => void }) {
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
  return (
    <Chooser
      label={g().pick.network}
      title={g().pick.chooseNetwork}
      placeholder={g().pick.placeholder}
      closeLabel={t().state.close}
      query={query()}
      choices={choices()}
      status={searchStatus(found, choices().length, t().palette)}
      onQuery={setQuery}
      onChoose={(id) => props.onChoose(id)}
    >
      <strong>{props.name ?? g().pick.nothing}</strong>
    </Chooser>
  )
}
