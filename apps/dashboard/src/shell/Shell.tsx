import { A, type RouteSectionProps, useLocation } from "@solidjs/router"
import { createEffect, createSignal, For, on, onCleanup, onMount, Show, Suspense } from "solid-js"
import { may } from "../account/account.ts"
import { Gate } from "../account/Gate.tsx"
import { t } from "../i18n/language.ts"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Skeleton } from "../ui/states.tsx"
import { Loaded } from "./Loaded.tsx"
import { holds, rooms, workRooms } from "./navigation.ts"
import { Palette } from "./Palette.tsx"
import styles from "./Shell.module.css"
import { TopBar } from "./TopBar.tsx"

/** The frame around every page: search, rooms, the note on what is loaded. */
export function Shell(props: RouteSectionProps) {
  const location = useLocation()
  const [searching, setSearching] = createSignal(false)
  let main: HTMLElement | undefined

  // Who navigates by keyboard or hears the page goes on reading at the new page, not at the old link.
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus({ preventScroll: true }),
      { defer: true }
    )
  )
  onMount(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setSearching((open) => !open)
    }
    document.addEventListener("keydown", onKeyDown)
    onCleanup(() => document.removeEventListener("keydown", onKeyDown))
  })

  return (
    <div class={styles.shell}>
      <a class={styles.skip} href="#content" target="_self">
        {t().app.skip}
      </a>
      <TopBar onSearch={() => setSearching(true)} />
      <div class={styles.side}>
        <nav class={styles.rooms} aria-label={t().app.mainNavigation}>
          <For each={rooms}>
            {(room) => (
              <A
                href={room.path}
                class={styles.room}
                end
                aria-current={holds(room.path, location.pathname) ? "page" : undefined}
              >
                <Icon name={room.icon} />
                {t().nav[room.word]}
              </A>
            )}
          </For>
          <For each={workRooms}>
            {(room) => (
              <Show when={may(room.action)}>
                <A
                  href={room.path}
                  class={`${styles.room} ${styles.workRoom}`}
                  end
                  aria-current={holds(room.path, location.pathname) ? "page" : undefined}
                >
                  <Icon name={room.icon} />
                  {t().nav[room.word]}
                </A>
              </Show>
            )}
          </For>
        </nav>
        <Loaded />
      </div>
      <main
        class={styles.main}
        id="content"
        tabindex={-1}
        ref={(element) => {
          main = element
        }}
      >
        <Suspense
          fallback={
            <>
              <PageHead title={t().state.loading} />
              <Skeleton label={t().state.loading} lines={8} />
            </>
          }
        >
          {props.children}
        </Suspense>
        <footer class={styles.foot}>
          <span>{t().app.geonames}</span>
          <span>{t().app.projection}</span>
          <span>{t().app.noBorders}</span>
        </footer>
      </main>
      <Palette open={searching()} onClose={() => setSearching(false)} />
      <Gate />
    </div>
  )
}
