import { createSignal, type JSX, Show } from "solid-js"
import { Button } from "./controls.tsx"
import { Dialog } from "./Dialog.tsx"
import { Form, type Trouble } from "./Form.tsx"

/** A button that asks before it does something that cannot be taken back, and says why where it could not. */
export function ConfirmButton(props: {
  readonly label: string
  /** The label with what it is about, where several stand below one another. */
  readonly fullLabel?: string
  readonly look?: "plain" | "quiet"
  readonly title: string
  readonly detail?: JSX.Element
  readonly words: { readonly cancel: string; readonly close: string; readonly sending: string }
  readonly troubleOf: (error: unknown) => Trouble
  readonly onConfirm: () => Promise<unknown>
}) {
  const [open, setOpen] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<Trouble>()
  const confirm = async () => {
    if (busy()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      await props.onConfirm()
      setOpen(false)
    } catch (error) {
      setTrouble(props.troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        look={props.look ?? "plain"}
        aria-label={props.fullLabel}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Show when={open()}>
        <Dialog title={props.title} closeLabel={props.words.close} onClose={() => setOpen(false)}>
          <Form
            errors={{}}
            trouble={trouble()}
            onSubmit={confirm}
            actions={
              <>
                <Button type="submit" look="primary" aria-disabled={busy()}>
                  {busy() ? props.words.sending : props.label}
                </Button>
                <Button look="quiet" onClick={() => setOpen(false)}>
                  {props.words.cancel}
                </Button>
              </>
            }
          >
            <Show when={props.detail}>
              <p>{props.detail}</p>
            </Show>
          </Form>
        </Dialog>
      </Show>
    </>
  )
}
