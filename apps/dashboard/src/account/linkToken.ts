import { useLocation } from "@solidjs/router"

/** What stands behind the `#` of a link that was sent: it goes into no log. Undefined where the link is not whole. */
export const useLinkToken = (): (() => string | undefined) => {
  const location = useLocation()
  return () => {
    const token = location.hash.replace(/^#/, "").trim()
    return /^[\w-]{20,100}$/.test(token) ? token : undefined
  }
}
