/** Beyond this a file is not read at all: the editor does not give such documents to extensions either. */
export const LARGEST_READ = 50 * 1024 * 1024;

/** Stands for a file beyond `LARGEST_READ`: over the language's own limit, so that it gets its one clear problem. */
export function textOfHugeFile(): string {
  return "#".repeat(8 * 1024 * 1024 + 1);
}

/** The text of a file as the editor would give it: byte order marks are understood and removed. */
export function decodePlan(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
