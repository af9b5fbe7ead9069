import { Schema } from "effect"

/** The data directory cannot serve: what was found, where, and what to do about it. */
export class DataDirectoryUnusable extends Schema.TaggedError<DataDirectoryUnusable>()("DataDirectoryUnusable", {
  message: Schema.String,
  directory: Schema.String
}) {}

/** Turns what the file system said about a path into a sentence that says what to do. */
export const fileSystemError = (directory: string, cause: unknown): DataDirectoryUnusable => {
  const { code, message, path = directory } = cause as NodeJS.ErrnoException
  const elsewhere = "or set PROXENY_DATA to another directory"
  const sentence =
    code === "ENOSPC" || code === "EDQUOT"
      ? `There is no space left on the disk of ${directory}: free some, ${elsewhere}.`
      : code === "EACCES" || code === "EPERM" || code === "EROFS"
        ? `The data directory ${directory} cannot be written by this user (${code} at ${path}): change its permissions, ${elsewhere}.`
        : code === "ENOTDIR" || code === "EEXIST"
          ? `The data directory ${directory} cannot be used, since ${path} is not a directory: move it away, ${elsewhere}.`
          : `The data directory ${directory} cannot be used (${message}): put this right, ${elsewhere}.`
  return new DataDirectoryUnusable({ message: sentence, directory })
}
