/**
 * The directory of the built dashboard: `index.html` and what it loads.
 *
 * **When to use**: to serve the dashboard from any host. Answer every path that is not a file and not under `/api/`
 * with `index.html`; files under `assets/` carry a hash in their name and may be cached for ever.
 */
export const directory: URL = new URL("./app/", import.meta.url)
