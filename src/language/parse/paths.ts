/** Why a path cannot be included. */
export type PathFault = "absolute" | "outside" | "not a path";

/** A path that an include names, resolved against the including file's, or why it must not be followed. */
export function resolvePath(fromFile: string, written: string): { readonly path: string } | { readonly fault: PathFault } {
  if (written.length > 1000 || /[\0-\x1f]/.test(written) || written === "") return { fault: "not a path" };
  const decoded = decodePercent(written);
  if (decoded === undefined) return { fault: "not a path" };
  if (/^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:|~)/.test(decoded) || /^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:|~)/.test(written)) return { fault: "absolute" };
  if (decoded.includes("\\")) return { fault: "not a path" };
  const { root, steps } = splitPath(fromFile);
  const parts = steps.slice(0, -1);
  for (const step of written.split("/")) {
    const plain = decodePercent(step) ?? step;
    if (plain.includes("/")) return { fault: "not a path" };
    if (step === "" || plain === ".") continue;
    if (plain !== "..") parts.push(plain);
    else if (parts.pop() === undefined) return { fault: "outside" };
  }
  return { path: root + parts.join("/") };
}

/** A path for comparing: without `.` steps and percent signs, as `resolvePath` makes it. */
export function comparablePath(path: string): string {
  const { root, steps } = splitPath(path);
  return root + steps.join("/");
}

/** The root (`file:///`, `/`, `C:/` or nothing) and the steps below it. */
function splitPath(path: string): { readonly root: string; readonly steps: readonly string[] } {
  const root = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*\/|[A-Za-z]:\/|\/)/.exec(path)?.[0] ?? "";
  const isUri = root.includes("://");
  const steps = path.slice(root.length).split("/").filter((step) => step !== "" && step !== ".");
  return { root, steps: isUri ? steps.map((step) => decodePercent(step) ?? step) : steps };
}

function decodePercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The last step of a path without `.plan.yaml` or `.plan.yml`, as an id. */
export function fileStem(path: string): string {
  const { steps } = splitPath(path);
  return (steps.at(-1) ?? "").replace(/\.(?:plan\.)?ya?ml$/i, "");
}

/** True when a step of a path or pattern stands for several names. */
export function isPattern(written: string): boolean {
  return written.includes("*") || written.includes("?");
}

/** Whether a path fits a pattern: `*` and `?` within a step, `**` over steps. Linear in the lengths' product. */
export function matchesPattern(pattern: string, path: string): boolean {
  return matchSteps(pattern.split("/"), path.split("/"));
}

function matchSteps(pattern: readonly string[], steps: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === "**") for (let i = at; i <= steps.length; i += 1) next.add(i);
      else if (at < steps.length && matchStep(part, steps[at] ?? "")) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(steps.length);
}

function matchStep(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    const sign = pattern.charAt(p);
    if (sign === "*") {
      star = p;
      mark = n;
      p += 1;
    } else if (p < pattern.length && (sign === "?" || sign === name.charAt(n))) {
      p += 1;
      n += 1;
    } else if (star !== -1) {
      p = star + 1;
      mark += 1;
      n = mark;
    } else return false;
  }
  while (pattern.charAt(p) === "*") p += 1;
  return p === pattern.length;
}
