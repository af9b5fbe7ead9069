/** Pages that are there before anybody is signed in: a closed installation shows them too, and nobody is led back to them. */
const beforeSigningIn: ReadonlyArray<string> = ["/sign-in", "/set-up", "/invitation", "/reset-password"]

/** Whether a page is for whoever is not signed in yet. */
export const isBeforeSigningIn = (path: string): boolean => beforeSigningIn.includes(path)

/**
 * Where to go once somebody is signed in: the page that was asked for, where it is one of this dashboard, else the overview.
 *
 * **Details**: the page comes from the address, which anybody can write: another site is never gone to.
 */
export const backTo = (asked: string | undefined): string => {
  const here = "http://here.invalid"
  if (asked?.startsWith("/") !== true || !URL.canParse(asked, here)) return "/"
  const to = new URL(asked, here)
  if (to.origin !== here || isBeforeSigningIn(to.pathname)) return "/"
  const path = `${to.pathname}${to.search}${to.hash}`
  // `/.//other.org` is a path here, but would be another site once it is written without its dot.
  return path.startsWith("//") ? "/" : path
}

/** The address of the sign-in page that leads back to a page. */
export const signInPath = (from: string): string => {
  const back = backTo(from)
  return back === "/" ? "/sign-in" : `/sign-in?back=${encodeURIComponent(back)}`
}
