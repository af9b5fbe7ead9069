import { A, useLocation } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { AccountButton } from "../account/AccountButton.tsx"
import { isBeforeSigningIn } from "../account/backTo.ts"
import { language, setLanguage, t } from "../i18n/language.ts"
import { Button } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Shell.module.css"
import { nextTheme, theme } from "./theme.ts"

/** Two rings, linked. */
const Mark = () => (
  <svg width="26" height="18" viewBox="0 0 26 18" fill="none" stroke-width="3" aria-hidden="true">
    <circle cx="9" cy="9" r="7" stroke="var(--c-accent)" />
    <circle cx="17" cy="9" r="7" stroke="var(--c-arc-hi)" />
    <path d="M12.6 3A7 7 0 0 1 15.9 8" stroke="var(--c-accent)" />
  </svg>
)

const onApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

export function TopBar(props: { readonly onSearch: () => void }) {
  const location = useLocation()
  const [said, setSaid] = createSignal("")
  const share = async () => {
    const url = globalThis.location.href
    const words = await navigator.clipboard.writeText(url).then(
      () => t().app.shared,
      () => t().app.shareFailed(url)
    )
    setSaid(words)
    setTimeout(() => setSaid(""), 4000)
  }
  return (
    <header class={styles.top}>
      <A href="/" class={styles.mark} aria-label={t().app.home}>
        <Mark />
        <span>Proxeny</span>
      </A>
      <button type="button" class={styles.search} onClick={() => props.onSearch()} aria-haspopup="dialog">
        <Icon name="search" />
        <span>
          <em class={styles.long}>{t().app.search}</em>
          <em class={styles.short}>{t().app.searchShort}</em>
        </span>
        <kbd class={styles.key}>
          <Show when={onApple()} fallback="Ctrl K">
            ⌘K
          </Show>
        </kbd>
      </button>
      <div class={styles.spring} />
      <Button
        look="quiet"
        lang={language() === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language() === "zh" ? "en" : "zh")}
      >
        {t().app.otherLanguage}
      </Button>
      <Button
        look="quiet"
        iconOnly
        aria-label={t().app.themeNow(t().app.themes[theme()])}
        title={t().app.themeNow(t().app.themes[theme()])}
        onClick={nextTheme}
      >
        <Icon name={theme()} />
      </Button>
      {/* The address of a page for strangers may hold the key of a link that was sent to one person. */}
      <Show when={!isBeforeSigningIn(location.pathname)}>
        <Button look="primary" class={styles.share} aria-label={t().app.share} onClick={share}>
          <Icon name="link" size={16} />
          <span>{t().app.share}</span>
        </Button>
      </Show>
      <AccountButton />
      <div class={styles.toast} role="status">
        {said()}
      </div>
    </header>
  )
}
