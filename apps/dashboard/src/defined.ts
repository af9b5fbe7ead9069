/** A record without the keys that are undefined. */
export const defined = <T extends object>(record: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
