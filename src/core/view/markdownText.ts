/** Text of a plan inside Markdown: on one line, without mark-up, links or HTML. */
export function markdownText(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ");
  return line.replaceAll(/[\\`*_{}[\]<>|#&~!$@]/g, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : sign === "@" ? "&#64;" : `\\${sign}`)).replace(/^(\s*)([-+]|\d+[.)])(\s)/, "$1\\$2$3").replaceAll(/:\/\//g, "&#58;//");
}
