import { faultText, type Log } from "../log";

/** Thrown by a provider where the editor shows the message to the person who asked. */
export class Refusal extends Error {}

/**
 * A provider whose faults end in the log: one that fails gives nothing, never a rejected promise. What is slow is told
 * to the log, too.
 */
export function wrapped<T extends object>(log: Log, name: string, provider: T): T {
  return new Proxy(provider, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, args);
        } catch (fault) {
          if (fault instanceof Refusal) throw fault;
          log.error(`${name}: ${faultText(fault)}`);
          return undefined;
        }
      };
    },
  });
}
