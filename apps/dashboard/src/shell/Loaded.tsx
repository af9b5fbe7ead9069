import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { t } from "../i18n/language.ts"
import { Icon } from "../ui/Icon.tsx"
import { Code } from "../ui/states.tsx"
import { useStatistics } from "./queries.ts"
import styles from "./Shell.module.css"

/** What an operator types to fill the register. */
export const importCommand = "pnpm proxeny import FOLDER"

/** An honest note on what the figures rest on. */
export function Loaded(props: { readonly narrow?: boolean }) {
  const statistics = useStatistics()
  return (
    <Show when={statistics.isSuccess ? statistics.data : undefined}>
      {(counts) => (
        // Beside the page it is a landmark of its own; inside it, a section of the page.
        <Dynamic
          component={props.narrow === true ? "section" : "aside"}
          class={styles.loaded}
          classList={{ [styles.loadedNarrow ?? ""]: props.narrow === true }}
          aria-label={t().loaded.title}
        >
          <Icon name="data" />
          <h2>{t().loaded.title}</h2>
          <p>{t().loaded.text(counts().sources, counts().claims)}</p>
          <A href="/sources">{t().loaded.seeSources}</A>
          <div>
            {t().loaded.importTitle} <Code>{importCommand}</Code>
          </div>
        </Dynamic>
      )}
    </Show>
  )
}
