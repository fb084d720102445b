import { deepEqual, equal, ok } from "node:assert/strict";
import { changeForLink, lagPulled, linkName, readLag, reasonAgainstLag, writeLag } from "../../webview/gantt/gestures/lag";
import { linkOf } from "../../webview/gantt/model";
import { modelOf } from "./support";

describe("the lag of a link", () => {
  const cases: readonly (readonly [text: string, minutes: number, elapsed: boolean])[] = [
    ["", 0, false], ["+2d", 960, false], ["-4h", -240, false], ["+30m", 30, false], ["+1ed", 1440, true], ["+1w", 2400, false], ["-0.5d", -240, false],
  ];
  for (const [text, minutes, elapsed] of cases) it(`${text === "" ? "none" : text} is read`, () => { deepEqual(readLag(text, 480), { minutes, elapsed }); });
  for (const text of ["+50%", "+1mo", "soon"]) it(`${text} is left to the text`, () => { equal(readLag(text, 480), undefined); });

  const written: readonly (readonly [minutes: number, elapsed: boolean, text: string])[] = [
    [0, false, ""], [960, false, "+2d"], [-240, false, "-0.5d"], [60, false, "+1h"], [-90, false, "-90m"], [1440, true, "+1ed"], [720, true, "+0.5ed"], [120, true, "+2eh"],
  ];
  for (const [minutes, elapsed, text] of written) it(`${String(minutes)} minutes are written ${text === "" ? "as nothing" : text}`, () => { equal(writeLag({ minutes, elapsed }, 480), text); });
});

describe("pulling a link", () => {
  const model = modelOf("{a: {title: First, effort: 2d}, b: {title: Second, effort: 1d, after: a}, c: {effort: 1d, after: a SS+50%}, d: {effort: 1d, after: a FF+1ed}}");
  const link = (at: number) => linkOf(model, at);
  const pulled = (at: number, days: number): string => {
    const lag = lagPulled(model, link(at), days);
    return lag === undefined ? "no" : writeLag(lag, 480);
  };
  it("adds working days", () => { equal(pulled(0, 2), "+2d"); });
  it("passes over days off", () => { equal(pulled(0, 5), "+3d"); });
  it("takes them, too", () => { equal(pulled(0, -1), "-1d"); });
  it("counts clock time by the clock", () => { equal(pulled(2, 3), "+4ed"); });
  it("leaves a share of the other's length to the text, and says so", () => {
    equal(pulled(1, 2), "no");
    ok(reasonAgainstLag(model, link(1))?.includes("+50%"));
    equal(reasonAgainstLag(model, link(0)), undefined);
  });
  it("asks for the link with the lag, or for nothing", () => {
    deepEqual(changeForLink(model, link(0), "+2d"), { kind: "change-link", plan: "test", task: "b", on: "a", oldType: "FS", type: "FS", lag: "+2d" });
    deepEqual(changeForLink(model, link(2), "", "FS"), { kind: "change-link", plan: "test", task: "d", on: "a", oldType: "FF", type: "FS" });
    equal(changeForLink(model, link(0), ""), undefined);
  });
  it("names it", () => { equal(linkName(model, link(0)), "First → Second, FS"); });
});
