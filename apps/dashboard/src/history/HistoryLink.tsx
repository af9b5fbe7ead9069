import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { may } from "../account/account.ts"
import { t } from "../i18n/language.ts"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { recordPath } from "./paths.ts"

/** Leads from the page of a record to what was changed of it, for whoever may see that. */
export const HistoryLink = (props: { readonly kind: string; readonly id: string }) => (
  <Show when={may("history.read")}>
    <A class={buttonClass()} href={recordPath(props.kind, props.id)}>
      <Icon name="history" size={16} />
      {t().nav.history}
    </A>
  </Show>
)
