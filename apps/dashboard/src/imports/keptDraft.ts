import type { ImportDraft } from "./importDraft.ts"

/** What is said of an upload, and what was looked at last: the job, and what it was asked. */
export interface KeptImport {
  readonly draft: ImportDraft
  readonly previewed?: { readonly job: string; readonly of: string }
}

const keyOf = (upload: string): string => `proxeny.import.${upload}`

/** What was said of an upload before the page was opened anew. */
export const keptImport = (upload: string): KeptImport | undefined => {
  try {
    const kept = sessionStorage.getItem(keyOf(upload))
    return kept === null ? undefined : (JSON.parse(kept) as KeptImport)
  } catch {
    // A browser that stores nothing begins anew.
    return undefined
  }
}

/** Keeps what is said of an upload until the browser is closed. */
export const keepImport = (upload: string, kept: KeptImport): void => {
  try {
    sessionStorage.setItem(keyOf(upload), JSON.stringify(kept))
  } catch {
    // What is typed stays as long as the page is open.
  }
}
