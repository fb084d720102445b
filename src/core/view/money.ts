/** Money in whole units with thin spaces (that do not break the line) between thousands, and its currency: "12 500 EUR". */
export function moneyText(amount: number, currency: string): string {
  const size = Math.abs(Math.round(amount));
  const figure = String(size).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${amount < 0 && size > 0 ? "−" : ""}${figure}${currency === "" ? "" : `\u00a0${currency}`}`;
}
