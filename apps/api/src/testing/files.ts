import { crc32, deflateRawSync } from "node:zlib"

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "latin1"))

/** A zip archive of some files: packed, or as they stand where the name begins with `=`. */
const zipped = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> => {
  const local: Array<Buffer> = []
  const central: Array<Buffer> = []
  let at = 0
  for (const [given, text] of Object.entries(files)) {
    const name = Buffer.from(given.replace(/^=/, ""))
    const data = Buffer.from(text)
    const packed = given.startsWith("=") ? data : deflateRawSync(data)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(given.startsWith("=") ? 0 : 8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    local.push(Buffer.from("PK\x03\x04"), common, name, packed)
    central.push(Buffer.from("PK\x01\x02\x14\0"), common, entry, name)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06", "latin1")
  const count = Object.keys(files).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}

const openXml = (part: string, main: string) =>
  zipped({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/${main}.main+xml"/></Types>`,
    [part]: "<document/>"
  })
const openDocument = (type: string) =>
  zipped({ "=mimetype": `application/vnd.oasis.opendocument.${type}`, "content.xml": "<office/>" })

const office = "vnd.openxmlformats-officedocument"

/** A small file of each kind that an office may keep, by its ending. */
export const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  pdf: bytesOf("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n"),
  docx: openXml("word/document.xml", `${office}.wordprocessingml.document`),
  xlsx: openXml("xl/workbook.xml", `${office}.spreadsheetml.sheet`),
  pptx: openXml("ppt/presentation.xml", `${office}.presentationml.presentation`),
  odt: openDocument("text"),
  ods: openDocument("spreadsheet"),
  png: bytesOf(
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82"
  ),
  jpg: bytesOf("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9"),
  webp: bytesOf(
    "RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9d\x01\x2a\x01\0\x01\0\x02\0\x34\x25\xa4\0\x03\x70\0\xfe\xfb\xfd\x50\0"
  ),
  txt: new Uint8Array(Buffer.from("Liebe Grüße — 友好\n")),
  csv: new Uint8Array(Buffer.from("ID3;Stadt\n1;Wuhan\n")),
  eml: bytesOf(
    "Received: from a by b\r\n\tfor c\r\nFrom: a@example.org\r\nSubject: =?utf-8?q?Hi?=\r\n\r\nG\xfcten Tag\r\n"
  )
}

/** Files that no office may keep, or not under every name. */
export const hostile = {
  docm: openXml("word/document.xml", "vnd.ms-word.document.macroEnabled"),
  zip: zipped({ "a.txt": "a" }),
  exe: bytesOf("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0"),
  html: bytesOf("<!doctype html><script>alert(1)</script>"),
  svg: bytesOf("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
  /** A PDF by its first bytes, a page by the rest. */
  pdfAndPage: bytesOf("%PDF-1.7\n<html><script>alert(1)</script></html>"),
  pictureAndArchive: new Uint8Array(
    Buffer.concat([bytesOf("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9"), zipped({ "a.js": "1" })])
  ),
  zeros: new Uint8Array(4096),
  legacy: bytesOf("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0")
}
