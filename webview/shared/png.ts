import { t } from "./l10n";

/** So many pixels for each of the drawing. */
const SHARPNESS = 2;

/** No browser draws on larger sheets for certain. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** Below this nobody could read it. */
const LEAST_SHARPNESS = 0.5;

/** A drawing as the bytes of a PNG, twice as fine as on the screen where that is possible. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await bytesOf(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function bytesOf(image: HTMLImageElement): Promise<Uint8Array> {
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SHARPNESS, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  if (!(scale >= LEAST_SHARPNESS)) throw new Error(t("This picture is too large for a PNG: save it as SVG."));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/png"); });
  if (blob === null) throw new Error(t("This picture is too large for a PNG: save it as SVG."));
  return new Uint8Array(await blob.arrayBuffer());
}
