/** What an operator types to be able to make the first admin. */
export const setUpCommand = "pnpm proxeny user set-up-link"

/** What an operator types for a link by which somebody chooses a new password. */
export const resetCommand = "pnpm proxeny user reset-link EMAIL"
