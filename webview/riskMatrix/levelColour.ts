/** Gives a node the colour of a level: from green over yellow to red for threats, a deeper blue the more an opportunity is worth. */
export function colourLevel(node: HTMLElement, level: number, count: number, kind: "threats" | "opportunities"): void {
  const at = count <= 1 ? 1 : level / (count - 1);
  const gain = kind === "opportunities";
  const share = gain ? 0.3 + 0.7 * at : at <= 0.5 ? at * 2 : (at - 0.5) * 2;
  node.classList.add(gain ? "of-gain" : at <= 0.5 ? "of-lower" : "of-upper");
  node.style.setProperty("--share", `${String(Math.round(share * 100))}%`);
}
