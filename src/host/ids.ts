/** Every name that the manifest and the code share. test/architecture compares them with package.json. */

/** Language id of plan files. */
export const LANGUAGE = "plan";

/** Which files are plans, as a glob. */
export const PLAN_GLOB = "**/*.plan.{yaml,yml}";

export const COMMANDS = {
  showGantt: "gantry.showGantt",
  showRoadmap: "gantry.showRoadmap",
  showBoard: "gantry.showBoard",
  showResources: "gantry.showResources",
  showDependencies: "gantry.showDependencies",
  showRiskMatrix: "gantry.showRiskMatrix",
  showSprints: "gantry.showSprints",
  showPriorities: "gantry.showPriorities",
  showHealth: "gantry.showHealth",
  showForecast: "gantry.showForecast",
  showReport: "gantry.showReport",
  showMetrics: "gantry.showMetrics",
  showTask: "gantry.showTask",
  sortKeys: "gantry.sortKeys",
  newPlan: "gantry.newPlan",
  importProject: "gantry.importProject",
  revealInPlan: "gantry.revealInPlan",
  refresh: "gantry.refresh",
  filterPlan: "gantry.filterPlan",
  clearFilter: "gantry.clearFilter",
  showLog: "gantry.showLog",
  // Quick add.
  addTask: "gantry.addTask",
  addTaskBelow: "gantry.addTaskBelow",
  addTaskInside: "gantry.addTaskInside",
  addBacklogItem: "gantry.addBacklogItem",
  captureFeedback: "gantry.captureFeedback",
  moveTaskUp: "gantry.moveTaskUp",
  moveTaskDown: "gantry.moveTaskDown",
  moveTaskInto: "gantry.moveTaskInto",
  moveTaskOut: "gantry.moveTaskOut",
  // The trees.
  groupPlan: "gantry.groupPlan",
  openTask: "gantry.openTask",
  markDone: "gantry.markDone",
  reopenTask: "gantry.reopenTask",
  assignTask: "gantry.assignTask",
  setTaskDue: "gantry.setTaskDue",
  deleteItems: "gantry.deleteItems",
  toBacklog: "gantry.toBacklog",
  toPlan: "gantry.toPlan",
  // The risk register.
  addRisk: "gantry.addRisk",
  showRiskInMatrix: "gantry.showRiskInMatrix",
  riskHappened: "gantry.riskHappened",
  closeRisk: "gantry.closeRisk",
  reopenRisk: "gantry.reopenRisk",
  openRelease: "gantry.openRelease",
  showReleaseInRoadmap: "gantry.showReleaseInRoadmap",
  draftReleaseNotes: "gantry.draftReleaseNotes",
  // Plan and code.
  openReference: "gantry.openReference",
  showCode: "gantry.showCode",
  showTasksOfFile: "gantry.showTasksOfFile",
  todosToBacklog: "gantry.todosToBacklog",
} as const;

export const VIEWS = {
  container: "gantry",
  plan: "gantry.plan",
  backlog: "gantry.backlog",
  risks: "gantry.risks",
  releases: "gantry.releases",
  code: "gantry.code",
} as const;

/** Webview panels, restored after a reload. */
export const PANELS = {
  gantt: "gantry.gantt",
  roadmap: "gantry.roadmap",
  board: "gantry.board",
  resources: "gantry.resources",
  dependencies: "gantry.dependencies",
  riskMatrix: "gantry.riskMatrix",
  sprints: "gantry.sprints",
  priorities: "gantry.priorities",
  health: "gantry.health",
  forecast: "gantry.forecast",
  report: "gantry.report",
  metrics: "gantry.metrics",
} as const;

/** Settings below `gantry.`. */
export const SETTINGS = {
  severity: "severity",
  followCursor: "tree.followCursor",
  treeGroupBy: "tree.groupBy",
  treeBadge: "tree.badge",
  weekStart: "weekStart",
  newPlanWeek: "newPlan.week",
  newPlanHours: "newPlan.hours",
  statusBar: "statusBar.visible",
  openAtStart: "openAtStart",
  forecast: "forecast.enabled",
  forecastSamples: "forecast.samples",
  forecastSeed: "forecast.seed",
  forecastLeastChance: "forecast.leastChance",
  // What the editor shows and offers, each with its switch.
  inlayHints: "inlayHints.enabled",
  forecastHints: "inlayHints.forecast",
  codeLens: "codeLens.enabled",
  lensedTasks: "codeLens.tasks",
  semanticTokens: "semanticTokens.enabled",
  hover: "hover.enabled",
  hoverHistory: "hover.history",
  completion: "completion.enabled",
  links: "links.enabled",
  workspaceSymbols: "workspaceSymbols.enabled",
  folding: "folding.enabled",
  outline: "outline.enabled",
  selectionRanges: "selectionRanges.enabled",
  callHierarchy: "callHierarchy.enabled",
  typeHierarchy: "typeHierarchy.enabled",
  formatting: "formatting.enabled",
  linkedEditing: "linkedEditing.enabled",
  paste: "paste.enabled",
  drop: "drop.enabled",
  // Plan and code.
  codeEnabled: "code.enabled",
  codeWords: "code.words",
  codeExclude: "code.exclude",
  codeMaxFiles: "code.maxFiles",
  codeStatusBar: "code.statusBar",
} as const;

export const CONTEXT_KEYS = {
  /** Every plan file of the workspace has been read once. */
  ready: "gantry.ready",
  /** There is at least one plan. */
  hasPlans: "gantry.hasPlans",
  /** The Plan tree shows a part only. */
  filtered: "gantry.filtered",
} as const;

/** Keys of the workspace's own storage. */
export const STORED = {
  filter: "gantry.planFilter",
  grouping: "gantry.planGrouping",
} as const;
