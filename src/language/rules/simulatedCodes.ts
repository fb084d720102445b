import type { Rule } from "./rule";

/** Codes that only the editor reports, once a plan is simulated; their pages stand here. */
export const SIMULATED_CODES: readonly Rule[] = [
  {
    code: "unlikely-deadline",
    doc: {
      title: "A promise that will probably not be kept",
      meaning:
        "The forecast keeps the `due` of a task, the `date` of a release or the `finish` of the plan, but in the simulation too few samples do: "
        + "estimates with a spread and risks make it later more often than not. The limit is the setting `gantry.forecast.leastChance`, 50 % unless "
        + "it is set. It is reported in the editor only, once the plan is simulated: `gantry check` says the same on every run and machine. A promise "
        + "that the forecast itself misses is `missed-deadline`, and its message tells the chance.",
      fix: "Make the uncertain work in front of it shorter or surer, answer the risks that strike it, or promise the date of P80. The Forecast view shows what moves it most.",
      before: `plan: Shop
start: 2026-01-05
as-of: none
finish: 2026-01-07
tasks:
  schema: {duration: 2d/3d/9d}
`,
      after: `plan: Shop
start: 2026-01-05
as-of: none
finish: 2026-01-13
tasks:
  schema: {duration: 2d/3d/9d}
`,
    },
  },
];
