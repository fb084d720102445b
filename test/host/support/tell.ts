/** The mark of a line that is ours, among all that VS Code prints; the scripts look for it. */
const mark = "#gantry ";

function say(line: string): void {
  // The console is the only way out of the web worker host.
  // eslint-disable-next-line no-console
  console.log(line.replace(/^/gm, mark));
}

/** A mocha reporter that needs a console only, so that it works in every extension host; mocha makes it with `new`. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
export class Tell {
  constructor(runner: Mocha.Runner) {
    const counts = { passed: 0, failed: 0, pending: 0 };
    runner.on("pass", test => {
      counts.passed++;
      say(`ok    ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
    });
    runner.on("pending", test => {
      counts.pending++;
      say(`skip  ${test.fullTitle()}`);
    });
    runner.on("fail", (test, error: unknown) => {
      counts.failed++;
      say(`FAIL  ${test.fullTitle()}`);
      say(String(error instanceof Error ? error.stack : error).replace(/^/gm, "      "));
    });
    runner.on("end", () => { say(`counts ${JSON.stringify(counts)}`); });
  }
}
