import type { LinkType } from "../../../src/core/model/values";
import { t } from "../../shared/l10n";
import { linkOf, linksAt } from "../model";
import type { Link } from "../model";
import { askByKeys } from "./consequences";
import { changeForLink, lagPulled, reasonAgainstLag, writeLag } from "./lag";
import type { GestureTools } from "./session";

/** What is done with what the keys find. */
interface LinkActions {
  chooseLink(link: number): void;
  focusRow(row: number): void;
}

/** What keys can do with links. */
export interface LinkKeys {
  /** Chooses the next link of the selected row. */
  next(): void;
  /** Pulls the chosen link by days, and resolves when that is done; undefined when none is chosen. */
  pull(days: number): Promise<void> | undefined;
  cut(): void;
  otherKind(): void;
  /** Lets go of the chosen link and of rows that are selected together; false when there was nothing. */
  leave(): boolean;
}

const KINDS: readonly LinkType[] = ["FS", "SS", "FF", "SF"];

/** What keys do with the links of the selected row. */
export function linkKeys(tools: GestureTools, actions: LinkActions): LinkKeys {
  const { state, announcer } = tools;
  const chosen = (): Link | undefined => (state.link < 0 ? undefined : linkOf(state.model, state.link));
  return {
    next: () => {
      const links = linksAt(state.model, state.selected);
      const next = links[(links.indexOf(state.link) + 1) % Math.max(1, links.length)];
      if (next === undefined) announcer.show(t("{0} waits for nothing, and nothing waits for it.", state.model.titles[state.selected] ?? ""));
      else actions.chooseLink(next);
    },
    pull: (days) => {
      const link = chosen();
      if (link === undefined) return undefined;
      const refused = reasonAgainstLag(state.model, link);
      const lag = lagPulled(state.model, link, days);
      const change = lag === undefined ? undefined : changeForLink(state.model, link, writeLag(lag, state.model.data.dayMinutes));
      if (refused !== undefined) announcer.show(refused);
      else if (change !== undefined) return askByKeys(tools, change);
      return Promise.resolve();
    },
    cut: () => {
      const link = chosen();
      if (link === undefined) announcer.show(t("Choose a link first: D goes through those of the selected task."));
      else void askByKeys(tools, { kind: "remove-link", plan: state.model.data.plan, task: state.model.ids[link.to] ?? "", on: state.model.ids[link.from] ?? "" });
    },
    otherKind: () => {
      const link = chosen();
      const kind = link === undefined ? undefined : KINDS[(KINDS.indexOf(link.type) + 1) % KINDS.length];
      const change = link === undefined || kind === undefined ? undefined : changeForLink(state.model, link, link.lag, kind);
      if (change !== undefined) void askByKeys(tools, change);
    },
    leave: () => {
      if (state.link < 0 && state.marked.size === 0) return false;
      actions.focusRow(state.selected);
      return true;
    },
  };
}
