import { A } from "@solidjs/router"
import { t } from "../i18n/language.ts"
import { segmentClass, segmentsClass } from "../ui/controls.tsx"

/** Sources, and where they contradict each other: two views of one room. */
export const Tabs = () => (
  <nav class={segmentsClass()} aria-label={t().sources.title}>
    <A class={segmentClass()} href="/sources" end>
      {t().sources.tabSources}
    </A>
    <A class={segmentClass()} href="/conflicts" end>
      {t().sources.tabConflicts}
    </A>
  </nav>
)
