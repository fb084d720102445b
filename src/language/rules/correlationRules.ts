import { correlationIdle } from "./correlationIdle";
import { correlationMended } from "./correlationMended";
import type { Rule } from "./rule";

/** The rules about pairs of tasks that go together, in the order in which they run. */
export const CORRELATION_RULES: readonly Rule[] = [correlationMended, correlationIdle];
