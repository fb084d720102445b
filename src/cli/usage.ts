/** The command could not do its work: one line for stderr, exit code 2. */
export class UsageError extends Error {
  static is(failure: unknown): failure is UsageError {
    return failure instanceof UsageError;
  }
}

/** What `gantry --help` prints. A command that is not there yet is not here either. */
export const HELP = `Gantry: plan beside the code

Usage:
  gantry check    [FILES…] [--format text|json|sarif|github] [--as-of DATE] [--max-warnings N]
  gantry schedule FILE [--format table|json|csv] [--as-of DATE] [--explain ID] [--path ID|plan]
                  [--load day|week|month] [--money] [--effort quick|normal|best | --no-level]
  gantry risk     FILE [--samples N] [--seed N] [--until-stable] [--format text|json|csv|md] [--as-of DATE]
                  [--confidence P] [--threads N] [--shard I/N] [--out FILE]
  gantry risk     FILE --merge PARTS… [--confidence P] [--format text|json|csv|md] [--out FILE]
  gantry diff     FILE --from REF [--to REF] [--format md|json] [--as-of DATE]
  gantry rank     FILE [--method rice|ice|wsjf|value-effort|moscow|kano|votes] [--format text|json|csv] [--as-of DATE]
  gantry report   FILE [--format md|html|json] [--audience NAME] [--template FILE.md] [--samples N] [--out FILE]
                  [--as-of DATE]
  gantry import   INPUT.xml [--out FILE.plan.yaml] [--force]
  gantry init     [DIR]

check     reads plans and says what is wrong with them; without FILES, every plan below this folder
schedule  computes the dates of a plan
risk      simulates a plan: how likely its dates and its cost are, and what they depend on
diff      says what became of a plan since a revision: slips, scope, estimates, cost
rank      orders the backlog by score, with the figures behind it and what fits until the next release
report    says how a plan stands, for its team, sponsors, customers or one stakeholder
import    turns a Microsoft Project XML file into a plan
init      writes a first plan into a folder

Options:
  --format F        how to print; --json, --csv and --table are short for it
  --as-of DATE      the status date (2026-03-05, 2026-03-05T14:30 or none) in place of the plan's own
  --max-warnings N  with check: more warnings than this are a failure
  --explain ID      with schedule: why a task stands where it does, back to what begins it
  --path ID         with schedule: the paths that lead to the finish of a task, a release or the plan, by float
  --load STEP       with schedule: hours booked of those there are, and planned cost, by day, week or month
  --money           with schedule: what tasks, releases and people cost: planned, actual, forecast, and earned value;
                    a table shows all that is asked for, one below the other
  --effort E        with schedule: how hard to look for the shortest plan in which nobody is overbooked; default: normal
  --no-level        with schedule: leave people overbooked and show it
  --samples N       with risk: how often to draw; default: 10000; with report: say chances, from so many draws
  --seed N          with risk: where the random numbers begin; the same seed gives the same figures; default: 1
  --until-stable    with risk: draw until P80 of the finish stands still, at most 100000 times or as --samples says
  --from REF        with diff: the tag, branch or commit to compare with
  --to REF          with diff: another one in place of the file as it is
  --confidence P    with risk: the confidence that contingency is counted for; default: 80%
  --threads N       with risk: how many threads simulate; default: as many as there are cores; the figures are the same
  --shard I/N       with risk: simulate part I of N, and write a file of partial results
  --merge           with risk: join files of partial results to the figures of one simulation
  --method M        with rank: how to rank, in place of the plan's \`prioritize\`
  --audience NAME   with report: team (default), sponsor, customer, or a stakeholder of the plan
  --template FILE   with report: a Markdown file with placeholders such as {{finish}} to fill
  --out FILE        with import, report and risk: where to write; default: beside the input, to the terminal
  --force           with import: replace a file that is there
  --help, --version

Exit code: 0 fine; 1 the plan has errors, or more warnings than allowed; 2 the command could not do its work.
`;
