import type { LogOutputChannel } from "vscode";

/** Where the extension writes what went wrong; never shown by itself. */
export type Log = Pick<LogOutputChannel, "trace" | "debug" | "info" | "warn" | "error">;

/** What a fault looks like in the log. */
export function faultText(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** Runs `work`; a fault is logged and gives `otherwise`, so that one feature never takes another down. */
export function guarded<T>(log: Log, what: string, otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    log.error(`${what}: ${faultText(fault)}`);
    return otherwise;
  }
}

/** The same for work that takes time: the promise is never rejected. */
export async function guardedAsync<T>(log: Log, what: string, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    log.error(`${what}: ${faultText(fault)}`);
    return otherwise;
  }
}
