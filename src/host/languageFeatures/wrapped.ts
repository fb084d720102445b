import { faultText, type Log } from "../log";

/** Thrown by a provider where the editor shows the message to the person who asked. */
export class Refusal extends Error {}

/** A provider whose faults end in the log: one that fails gives nothing, never a rejected promise. */
export function wrapped<T extends object>(log: Log, name: string, provider: T): T {
  const failed = (fault: unknown): undefined => {
    if (fault instanceof Refusal) throw fault;
    log.error(`${name}: ${faultText(fault)}`);
    return undefined;
  };
  return new Proxy(provider, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        try {
          const answer: unknown = Reflect.apply(member, target, args);
          return answer instanceof Promise ? answer.catch(failed) : answer;
        } catch (fault) {
          return failed(fault);
        }
      };
    },
  });
}
