import { filesBelow, readRepositoryFile } from "../../../../support/repository";

/** The texts of the plans that the repository itself holds. */
export function examplePlans(): readonly string[] {
  return ["gantry.plan.yaml", ...filesBelow("examples").filter((file) => file.endsWith(".plan.yaml"))].map(readRepositoryFile);
}
