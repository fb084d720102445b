/** No message has more; of what is beyond copies are made. */
const MOST = 100_000;

/** The memory of all columns of figures in a message, each once, to be handed over without a copy. */
export function buffersIn(message: unknown): readonly ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null || found.size >= MOST) return;
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else for (const one of Object.values(value)) look(one);
  };
  look(message);
  return [...found];
}
