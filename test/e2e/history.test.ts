import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { useWorkbench } from "./support/useWorkbench";

const FILE = "shed.plan.yaml";

/** Two versions of the plan in a repository, the second with a longer floor. */
async function commitTwice(folder: string): Promise<void> {
  const git = (day: string, ...words: string[]): void => {
    const date = `${day}T12:00:00`;
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    execFileSync("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...words], { cwd: folder, env });
  };
  const file = path.join(folder, FILE);
  const text = await readFile(file, "utf8");
  git("2026-01-02", "init", "-q");
  git("2026-01-02", "add", "-A");
  git("2026-01-02", "commit", "-q", "-m", "A shed");
  await writeFile(file, text.replace("effort: 2d", "effort: 5d"));
  git("2026-01-09", "commit", "-q", "-a", "-m", "The floor takes longer");
}

describe("a plan in a repository", () => {
  const stage = useWorkbench("test/fixtures/past", { prepare: commitTwice });

  it("tells in the card of a task how its finish moved", async () => {
    const { workbench } = stage();
    await workbench.openFile(FILE);
    await workbench.goTo(7, 4);
    const card = workbench.page.locator(".monaco-hover:visible").filter({ hasText: "Walls" });
    // The editor finds the repository a while after it has opened the folder.
    await workbench.until(async () => {
      await workbench.press("Escape");
      await workbench.press("Control+k");
      await workbench.press("Control+i");
      await card.first().waitFor({ timeout: 5000 }).catch(() => undefined);
      return (await card.allInnerTexts()).join(" ").includes("Finish over 2 versions since 2 Jan 2026 ▁██ 5 days later (was 9 Jan 2026)");
    }, { what: "the finish in the versions of the plan", timeout: 40_000 });
  });
});
