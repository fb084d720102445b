/** The style of a report's page: light and dark, on screen and on paper. It never changes with the plan, so that its hash can stand in the page. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --back: #ffffff; --tile: #f6f8fa; --good: #1a7f37; --warn: #8a5a00; --bad: #c62828; --accent: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9da7b3; --line: #3d444d; --back: #0d1117; --tile: #161b22; --good: #56d364; --warn: #e3b341; --bad: #ff7b72; --accent: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Ubuntu", sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 24px 48px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 32px 0 8px; font-size: 17px; break-after: avoid; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.subtitle, .note, .more { color: var(--quiet); }
.summary { border-left: 4px solid var(--line); padding: 2px 0 2px 16px; margin: 20px 0; }
.summary p:first-child { font-size: 17px; font-weight: 600; }
.summary.good { border-color: var(--good); } .summary.warn { border-color: var(--warn); } .summary.bad { border-color: var(--bad); }
.tiles { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 12px; margin: 20px 0; padding: 0; list-style: none; }
.tiles li { background: var(--tile); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; break-inside: avoid; overflow-wrap: anywhere; }
.tiles .wide { grid-column: span 2; }
@media (max-width: 900px) { .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
@media (max-width: 600px) { .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } main { padding: 20px 14px 32px; } }
.label { color: var(--quiet); font-size: 13px; } .value { font-size: 18px; font-weight: 600; line-height: 1.3; } .note { font-size: 13px; }
.value.good { color: var(--good); } .value.warn { color: var(--warn); } .value.bad { color: var(--bad); }
svg { display: block; width: 100%; height: auto; margin: 8px 0 4px; font: 12px system-ui, "Segoe UI", "Ubuntu", sans-serif; }
svg text { fill: var(--quiet); } .track { stroke: var(--line); stroke-width: 2; } .gone { stroke: var(--accent); stroke-width: 4; }
.point { fill: var(--back); stroke: var(--accent); stroke-width: 2; } .point.late { stroke: var(--bad); } .mark { stroke: var(--quiet); stroke-width: 2; } .mark.late { stroke: var(--bad); } svg text.late { fill: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
td { min-width: 84px; } tbody th { min-width: 108px; } thead { display: table-header-group; } thead th { white-space: nowrap;  color: var(--quiet); font-size: 13px; } tr, .summary, svg { break-inside: avoid; } thead, h3 { break-after: avoid; }
tr.bad th { border-left: 3px solid var(--bad); padding-left: 9px; } tr.warn th { border-left: 3px solid var(--warn); padding-left: 9px; }
.grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; margin: 8px 0 14px; }
.grid div { border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; min-height: 76px; break-inside: avoid; overflow-wrap: anywhere; }
.grid h3 { margin: 0; font-size: 14px; } .grid p { margin: 0; } .grid ul { margin: 4px 0 0; padding-left: 18px; }
th ul { margin: 2px 0 2px; padding-left: 18px; color: var(--quiet); font-size: 13px; }
@media print { :root { color-scheme: light; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --back: #ffffff; --tile: #ffffff; --good: #1a7f37; --warn: #8a5a00; --bad: #c62828; --accent: #0969da; } main { max-width: none; padding: 0; } .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 8px; } .scroll { overflow: visible; } body { font-size: 11pt; } }
@page { margin: 16mm; }
`;

/** SHA-256 of `REPORT_STYLE` in Base64: the page allows this style and nothing else. A test holds the two together. */
export const REPORT_STYLE_HASH = "u2RKCazN6L6xDKiw3PGgRN+IAhyJatYDLwhhpqpJ+AA=";
