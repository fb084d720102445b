/** The few globals that both extension hosts have (Node and web worker). */
declare function setTimeout(work: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare function setInterval(work: () => void, milliseconds: number): number;
declare function clearInterval(timer: number | undefined): void;
declare const performance: { now(): number };
declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
