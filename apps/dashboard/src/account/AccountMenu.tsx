import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { p } from "../i18n/people.ts"
import { Icon } from "../ui/Icon.tsx"
import { Menu } from "../ui/Menu.tsx"
import styles from "./AccountButton.module.css"
import { type Me, may } from "./account.ts"
import { menuEntries } from "./menuEntries.ts"
import { signOut } from "./signOut.ts"

/** The name of whoever is signed in, with the pages that are theirs. */
export default function AccountMenu(props: { readonly me: Me }) {
  return (
    <Menu
      label={p().menu.open(props.me.name)}
      class={styles.name}
      button={
        <>
          <Icon name="person" size={16} />
          <span>{props.me.name}</span>
        </>
      }
    >
      <p class={styles.who}>
        <strong>{props.me.name}</strong>
        {props.me.email}
      </p>
      <ul>
        <For each={menuEntries}>
          {(entry) => (
            <Show when={may(entry.action)}>
              <li>
                <A href={entry.path}>
                  <Icon name={entry.icon} />
                  {entry.label()}
                </A>
              </li>
            </Show>
          )}
        </For>
      </ul>
      <hr />
      <button type="button" onClick={signOut}>
        <Icon name="leave" />
        {p().menu.signOut}
      </button>
    </Menu>
  )
}
