import { Show } from "solid-js"
import { g } from "../../i18n/graph.ts"
import { Button } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"

/** Closes the card of what is chosen; there is none where nothing is. */
export const CloseButton = (props: { readonly onClose: (() => void) | undefined }) => (
  <Show when={props.onClose}>
    {(close) => (
      <Button look="quiet" iconOnly aria-label={g().card.close} title={g().card.close} onClick={() => close()()}>
        <Icon name="cross" size={16} />
      </Button>
    )}
  </Show>
)
