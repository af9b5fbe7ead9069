/**
 * Lists of twinnings, tables of any shape, dates as printed and whole registers, to and from the domain; graphs as files,
 * to and from indices.
 *
 * Pure: no fetch, no files; runs in a browser as in a server.
 */

export type { Bounds, Position } from "./bounds.ts"
export { type ColumnOrder, dateOrder } from "./dates/dateOrder.ts"
export type {
  DateDoubt,
  DateFault,
  DateOptions,
  DateOrder,
  DateRemark,
  NoDate,
  PrintedDate,
  ReadDate
} from "./dates/PrintedDate.ts"
export { readDate } from "./dates/readDate.ts"
export { type PrintedPeriod, type ReadPeriod, readPeriod } from "./dates/readPeriod.ts"
export { FaultyGraph, GraphFault } from "./FaultyGraph.ts"
export type * from "./GraphFile.ts"
export { type GraphToWrite, InvalidGraph, type LinkToWrite, type NodeToWrite } from "./GraphToWrite.ts"
export { Hypergraph } from "./graphml.ts"
export { NotJson } from "./json.ts"
export type * from "./Listing.ts"
export { AmbiguousColumns } from "./linkColumns.ts"
export { ErrorAnswer } from "./lists/ErrorAnswer.ts"
export type { OpenList, ReadListOptions } from "./lists/OpenList.ts"
export { type ListError, readList } from "./lists/readList.ts"
export {
  type ArchiveCounts,
  type ArchiveExtras,
  type ArchiveHeader,
  type ArchiveOptions,
  ArchiveWriter,
  archiveLines,
  countsOf,
  WrongCounts
} from "./out/archive.ts"
export type { ArchivedImport, ArchiveEntry, Held } from "./out/archiveEntry.ts"
export { type Cell, InvalidTable, type TableToWrite } from "./out/Cells.ts"
export { type CalendarEvent, calendarEvents } from "./out/calendarEvents.ts"
export { type CalendarLanguage, roundAnniversaries } from "./out/calendarWords.ts"
export { inChunks } from "./out/chunks.ts"
export { type CsvOptions, csvRows } from "./out/csvRows.ts"
export { neutralised, restored } from "./out/formulas.ts"
export { jsonLines, type LineProblem, readRecord } from "./out/jsonLines.ts"
export { type KindedRecord, type RecordCounts, type RecordKind, type Register, recordsOf } from "./out/Register.ts"
export { ArchiveReader, BrokenArchive, readArchive } from "./out/readArchive.ts"
export { tablesOf } from "./out/tables.ts"
export { type CalendarOptions, InvalidCalendar, toIcs } from "./out/toIcs.ts"
export { InvalidVocabulary, type JsonLdWorld, toJsonLd } from "./out/toJsonLd.ts"
export { toXlsx } from "./out/toXlsx.ts"
export { type GraphError, NoLinks, readGraph } from "./readGraph.ts"
export { type FormatError, MissingFile, readListing, UnknownFormat } from "./readListing.ts"
export { EmptyFile, formats, NotACsv } from "./recognise.ts"
export { graphFormats, NotAGraph } from "./recogniseGraph.ts"
export { rejectedCsv } from "./rejectedCsv.ts"
export { UnclosedQuote, WrongColumns } from "./table.ts"
export { applyMapping, type MappedRow } from "./tables/applyMapping.ts"
export { detectEncoding, type Encoding, type EncodingGuess } from "./tables/detectEncoding.ts"
export { type GuessMappingOptions, guessMapping } from "./tables/guessMapping.ts"
export { MappedColumn, Mapping, mappingKey, TableField, TableKind, tableFields } from "./tables/Mapping.ts"
export type { ColumnGuess, MappingGuess } from "./tables/MappingGuess.ts"
export type {
  OpenTable,
  ReadTableOptions,
  RowFault,
  RowFaultKind,
  SheetName,
  TableEntry,
  TableFormat,
  TableHeader,
  TableLimits,
  TableRemark,
  TableRow,
  TableSummary
} from "./tables/OpenTable.ts"
export { defaultLimits, isFault } from "./tables/OpenTable.ts"
export { readTable } from "./tables/readTable.ts"
export type { TableSource } from "./tables/TableSource.ts"
export { BrokenTable, NoSuchPart, NoTable, type TableError, TableTooLarge } from "./tables/tableErrors.ts"
export { missingFields } from "./tables/tableKind.ts"
export { toCsv } from "./toCsv.ts"
export { type CityFeature, type FeatureCollection, type TwinningFeature, toGeoJson } from "./toGeoJson.ts"
export { toGexf } from "./toGexf.ts"
export { toGraphMl } from "./toGraphMl.ts"
export { NotUtf8 } from "./utf8.ts"
export { NotXml, UnsafeXml } from "./xml.ts"
