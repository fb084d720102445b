// Packs the files of a .vsix again, as small as deflate allows: whoever installs Gantry downloads it, and who packs it has a few seconds.
import zopfli from "@gfx/zopfli";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";
import { readFile, rename, writeFile } from "node:fs/promises";

configure({ useWebWorkers: false });

/** The same date in every package: the same files make the same bytes. */
const date = new Date(Date.UTC(2000, 0, 1));

const deflated = bytes => zopfli.deflateAsync(bytes, { numiterations: 40, blocksplittingmax: 0 });

/** Replaces the archive by one with the same files in the same order, each as a stream that every reader of deflate understands. */
export async function repack(file) {
  const old = new ZipReader(new Uint8ArrayReader(new Uint8Array(await readFile(file))));
  const packed = new ZipWriter(new Uint8ArrayWriter(), { passThrough: true, dataDescriptor: false, extendedTimestamp: false, keepOrder: true });
  for (const { filename, getData, signature, uncompressedSize } of await old.getEntries()) {
    const smaller = await deflated(await getData(new Uint8ArrayWriter(), { checkSignature: true }));
    await packed.add(filename, new Uint8ArrayReader(smaller), { uncompressedSize, signature, compressionMethod: 8, lastModDate: date });
  }
  await old.close();
  await writeFile(`${file}.smaller`, await packed.close());
  await rename(`${file}.smaller`, file);
}
