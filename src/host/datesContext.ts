import type { Instant } from "../core/model/instant";
import type { Plan } from "../core/model/plan";
import type { LevelledOrder, ScheduleContext } from "../core/schedule/result";
import { samePlanWork } from "../core/schedule/wordEdits";
import { plansReferredBy } from "../language/crossPlan";
import type { Snapshot } from "../language/snapshotTypes";

/** What dates depend on besides the plans: today, and the orders of work that were found for plans as they are. */
export interface DatesContext {
  readonly context: ScheduleContext;
  /** The same, after plans have changed: whoever asks for dates begins here. */
  contextFor(snapshot: Snapshot): ScheduleContext;
  /** False when it is that day already. */
  setToday(day: Instant): boolean;
  takeOrders(found: Snapshot, orders: ReadonlyMap<string, LevelledOrder>): void;
  /** Takes what was read of baselines. */
  takeBaselines(baselines: NonNullable<ScheduleContext["baselines"]>): void;
  /** Takes what was read of the tables of metrics. */
  takeMetrics(metrics: NonNullable<ScheduleContext["metrics"]>): void;
  /** Takes where to ask for simulations: more is known than before. */
  takeForecasts(forecastOf: NonNullable<ScheduleContext["forecastOf"]>): void;
}

/** That of a day, without any order yet. */
export function createDatesContext(today: Instant): DatesContext {
  /** By plan's id, the order that was found and the plan as it asked for the same work last. */
  let orders = new Map<string, { readonly plan: Plan; readonly order: LevelledOrder }>();
  /** The plans that were seen last, by id. */
  let seen: ReadonlyMap<string, Plan> = new Map();
  let context: ScheduleContext = { now: today };
  const levelled = (plan: Plan): LevelledOrder | undefined => {
    const known = orders.get(plan.id);
    // Other words in a plan leave the order as good as it was.
    if (known === undefined || !samePlanWork(known.plan, plan)) return undefined;
    if (known.plan !== plan) orders.set(plan.id, { plan, order: known.order });
    return known.order;
  };
  const read = (): Pick<ScheduleContext, "baselines" | "metrics" | "forecastOf"> => {
    const { baselines, metrics, forecastOf } = context;
    return { ...(baselines === undefined ? {} : { baselines }), ...(metrics === undefined ? {} : { metrics }), ...(forecastOf === undefined ? {} : { forecastOf }) };
  };
  return {
    get context() { return context; },
    setToday(day) {
      if (day === context.now) return false;
      orders = new Map();
      context = { now: day, ...read() };
      return true;
    },
    contextFor({ plans }) {
      const before = seen;
      seen = new Map(plans.map((plan) => [plan.id, plan]));
      const changed = new Set([...seen.keys(), ...before.keys()].filter((id) => !isSameWork(before.get(id), seen.get(id))));
      const shares = changed.size > 0 && plans.some(({ settings }) => settings.peopleFrom !== undefined);
      for (const [id, { plan }] of orders) {
        // An order is one for the dates of other plans as they were.
        const byOthers = changed.size > (changed.has(id) ? 1 : 0);
        if (byOthers && (shares || plansReferredBy(plan).size > 0)) orders.delete(id);
      }
      return context;
    },
    takeOrders(found, better) {
      for (const [id, order] of better) {
        const plan = found.planById(id);
        if (plan !== undefined) orders.set(id, { plan, order });
      }
      context = { now: context.now, levelled, ...read() };
    },
    takeBaselines(baselines) { context = { ...context, baselines }; },
    takeMetrics(metrics) { context = { ...context, metrics }; },
    takeForecasts(forecastOf) { context = { ...context, forecastOf }; },
  };
}

function isSameWork(a: Plan | undefined, b: Plan | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && samePlanWork(a, b));
}
