import { A } from "@solidjs/router"
import { t } from "../i18n/language.ts"
import { buttonClass } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { createPageTitle } from "./pageTitle.ts"

export default function NotFound() {
  createPageTitle(() => t().state.notFound)
  return (
    <>
      <PageHead title={t().state.notFound} subtitle={t().state.notFoundDetail} />
      <p>
        <A href="/" class={buttonClass("primary")}>
          {t().state.toOverview}
        </A>
      </p>
    </>
  )
}
