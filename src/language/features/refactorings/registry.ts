import { addMilestone } from "./addMilestone";
import { backlogAndWork } from "./backlogAndWork";
import { dissolveSummary } from "./dissolveSummary";
import { effortAndDuration } from "./effortAndDuration";
import { extractLines } from "./extractLines";
import { groupTasks } from "./groupTasks";
import { inlineTask } from "./inlineTask";
import { leafLinks } from "./leafLinks";
import { moveInTree } from "./moveInTree";
import type { RefactoringMaker } from "./refactoring";
import { splitByPerson } from "./splitByPerson";
import { splitTask } from "./splitTask";

/** Every kind of refactoring, in the order in which they are offered. */
export const REFACTORINGS: readonly RefactoringMaker[] = [
  extractLines, splitTask, splitByPerson, groupTasks, inlineTask, dissolveSummary, effortAndDuration, leafLinks, addMilestone, moveInTree, backlogAndWork,
];
