/** An answer that sets cookies: those that better-auth has set, and nothing else of its headers. */
export const withCookies = (status: number, answer: unknown, from: Headers): Response => {
  const headers = new Headers({ "cache-control": "no-store" })
  for (const cookie of from.getSetCookie()) headers.append("set-cookie", cookie)
  if (answer === undefined) return new Response(null, { status, headers })
  headers.set("content-type", "application/json")
  return new Response(JSON.stringify(answer), { status, headers })
}
