import { Uri } from "vscode";
import { faultText, type Log } from "../log";
import { isOn } from "../settings";

/** Thrown by a provider where the editor shows the message to the person who asked. */
export class Refusal extends Error {}

/**
 * A provider whose faults end in the log: one that fails gives nothing, never a rejected promise. With a setting it gives
 * nothing where that is off, for the folder of the document or item that it is asked about.
 */
export function wrapped<T extends object>(log: Log, name: string, provider: T, setting?: string): T {
  const failed = (fault: unknown): undefined => {
    if (fault instanceof Refusal) throw fault;
    log.error(`${name}: ${faultText(fault)}`);
    return undefined;
  };
  const guarded = (called: object, target: T) => (...args: unknown[]): unknown => {
    try {
      const answer: unknown = Reflect.apply(called as (...args: unknown[]) => unknown, target, args);
      return answer instanceof Promise ? answer.catch(failed) : answer;
    } catch (fault) {
      return failed(fault);
    }
  };
  return new Proxy(provider, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== "function") return member;
      const call = guarded(member, target);
      // What is resolved or listened to was given while it was on.
      if (setting === undefined || !/^(?:provide|prepare)/.test(String(key))) return call;
      return (...args: unknown[]): unknown => (isOn(setting, fileOf(args[0])) ? call(...args) : undefined);
    },
  });
}

function fileOf(argument: unknown): Uri | undefined {
  if (typeof argument !== "object" || argument === null || !("uri" in argument)) return undefined;
  return argument.uri instanceof Uri ? argument.uri : undefined;
}
