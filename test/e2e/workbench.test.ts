import { useWorkbench } from "./support/useWorkbench";

describe("the workbench", () => {
  const stage = useWorkbench("test/host/workspace");

  it("opens a plan and shows its text", async () => {
    const { workbench } = stage();
    await workbench.openFile("hello.plan.yaml");
    await workbench.until(async () => (await workbench.editorText()).includes("Greet the world"), { what: "the text of the plan" });
  });

  it("runs a command from the palette", async () => {
    const { workbench } = stage();
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  });

  it("types into the editor", async () => {
    const { workbench } = stage();
    await workbench.openFile("hello.plan.yaml");
    await workbench.goTo(1, 1);
    await workbench.typeText("# typed");
    await workbench.press("Enter");
    await workbench.until(async () => (await workbench.editorText()).startsWith("# typed\nplan: Hello"), { what: "the line typed" });
  });
});
