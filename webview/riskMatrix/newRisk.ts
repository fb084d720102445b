import { element } from "../shared/dom";
import { t } from "../shared/l10n";

/** Asks for the title of a new risk in its cell: Enter adds it, Escape and leaving it empty do not. */
export function askForTitle(cell: HTMLElement, words: string, add: (title: string) => Promise<boolean>, away: () => void): void {
  cell.querySelector(".new-title")?.remove();
  const label = t("New risk: {0}", words);
  const field = element("input", { class: "field new-title", attributes: { type: "text", maxlength: "300", "aria-label": label, placeholder: t("What may happen?") } });
  let busy = false;
  const close = (back: boolean): void => {
    if (!field.isConnected) return;
    field.remove();
    if (back) away();
  };
  const send = async (): Promise<void> => {
    const title = field.value.trim();
    if (title === "" || busy) return;
    busy = true;
    // What was refused stays, to be put right.
    if (await add(title)) close(false);
    busy = false;
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") void send();
    else if (event.key === "Escape") close(true);
    event.stopPropagation();
  });
  field.addEventListener("blur", () => { if (!busy && field.value.trim() === "") close(false); });
  field.addEventListener("pointerdown", (event) => { event.stopPropagation(); });
  cell.append(field);
  field.focus();
}
