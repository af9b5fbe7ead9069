interface Report {
  readonly files?: ReadonlyArray<{ readonly columns: ReadonlyArray<object> }>
  readonly rejected?: ReadonlyArray<unknown>
}

/**
 * The report of an import without what stands in the rows of its list.
 *
 * **Details**: a list may hold what is nobody else's business, such as a column of addresses. Whoever may not read the list gets
 * what it brought, and not what it says.
 */
export const withoutRows = <R extends Report>(report: R): R => ({
  ...report,
  ...(report.rejected === undefined ? {} : { rejected: [] }),
  ...(report.files === undefined
    ? {}
    : {
        files: report.files.map((file) => ({
          ...file,
          columns: file.columns.map((column) => ({ ...column, sample: [] }))
        }))
      })
})
