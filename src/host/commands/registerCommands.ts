import { commands, type Disposable } from "vscode";
import { createDisposal } from "../disposal";
import { guardedAsync, type Log } from "../log";

/** Commands by id. What they are given comes from outside: from menus, keys, other extensions. */
export type CommandTable = Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;

/** Registers commands so that a fault ends in the log and not in the face of a person. */
export function registerCommands(table: CommandTable, log: Log): Disposable {
  const all = createDisposal(log);
  for (const [id, run] of Object.entries(table)) {
    all.add(commands.registerCommand(id, (argument: unknown) => guardedAsync(log, id, undefined, () => run(argument))));
  }
  return all;
}
