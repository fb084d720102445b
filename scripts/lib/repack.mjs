// Packs the files of a .vsix again, as small as deflate allows: whoever installs Gantry downloads it, and who packs it has a few seconds.
import zopfli from "@gfx/zopfli";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";
import { readFile, rename, writeFile } from "node:fs/promises";

configure({ useWebWorkers: false });

/** The same date in every package: the same files make the same bytes. */
const date = new Date(Date.UTC(2000, 0, 1));

/** Fields of package.json that only its makers need. */
const MAKERS = ["scripts", "devDependencies"];

/** What is packed of a file: of JSON what a program reads, without the white space and without what only its makers need. */
export function trimmed(name, bytes) {
  if (!name.endsWith(".json")) return bytes;
  const content = JSON.parse(Buffer.from(bytes).toString("utf8"));
  if (/^(extension\/)?package\.json$/.test(name)) for (const field of MAKERS) delete content[field];
  return Buffer.from(JSON.stringify(content));
}

/** The checksum of an archive's entry (CRC-32 of ISO 3309). */
function checksum(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const deflated = bytes => zopfli.deflateAsync(bytes, { numiterations: 40, blocksplittingmax: 0 });

/** Replaces the archive by one with the same files in the same order, each as a stream that every reader of deflate understands. */
export async function repack(file) {
  const old = new ZipReader(new Uint8ArrayReader(new Uint8Array(await readFile(file))));
  const packed = new ZipWriter(new Uint8ArrayWriter(), { passThrough: true, dataDescriptor: false, extendedTimestamp: false, keepOrder: true });
  for (const { filename, getData } of await old.getEntries()) {
    const bytes = trimmed(filename, await getData(new Uint8ArrayWriter(), { checkSignature: true }));
    const smaller = await deflated(bytes);
    await packed.add(filename, new Uint8ArrayReader(smaller), { uncompressedSize: bytes.length, signature: checksum(bytes), compressionMethod: 8, lastModDate: date });
  }
  await old.close();
  await writeFile(`${file}.smaller`, await packed.close());
  await rename(`${file}.smaller`, file);
}
