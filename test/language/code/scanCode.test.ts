import assert from "node:assert/strict";
import fc from "fast-check";
import { commentSpans } from "../../../src/language/code/commentSpans";
import { CODE_ENDINGS, styleNameOf, type StyleName } from "../../../src/language/code/commentStyles";
import { scanCode } from "../../../src/language/code/scanCode";

/** Each mark in short: `word(names) line:column text`. */
function marks(file: string, text: string, words?: readonly string[]): string[] {
  return scanCode(text, styleNameOf(file) ?? "unknown", words).map(mark => {
    for (const name of mark.names) assert.equal(text.slice(name.start, name.end), name.text);
    assert.ok(text.slice(mark.start).startsWith(mark.word));
    return `${mark.word}(${mark.names.map(({ text: name }) => name).join(" ")}) ${String(mark.line)}:${String(mark.start - mark.lineStart)} ${mark.text}`;
  });
}

function check(file: string, text: string, ...expected: string[]): void {
  it(`${file}: ${JSON.stringify(text)}`, () => { assert.deepEqual(marks(file, text), expected); });
}

describe("marks in code", () => {
  describe("forms", () => {
    check("a.ts", "// TODO(pay-api): do it", "TODO(pay-api) 0:3 do it");
    check("a.ts", "// TODO: do it", "TODO() 0:3 do it");
    check("a.ts", "// TODO do it.", "TODO() 0:3 do it.");
    check("a.ts", "// TODO", "TODO() 0:3 ");
    check("a.ts", "// FIXME(a, b) both", "FIXME(a b) 0:3 both");
    check("a.ts", "// TODO(checkout/pay-api)", "TODO(checkout/pay-api) 0:3 ");
    check("a.ts", "// see plan:pay-api.", "plan(pay-api) 0:7 ");
    check("a.ts", "// plan:checkout/pay-api and plan:docs", "plan(checkout/pay-api) 0:3 and plan:docs", "plan(docs) 0:29 ");
    check("a.ts", "// TODO(#12): x", "TODO() 0:3 x");
    check("a.ts", "// TODO(https://x.org/1): x", "TODO() 0:3 x");
    check("a.ts", "// TODO(ana.b): x", "TODO(ana.b) 0:3 x");
    check("a.ts", "// TODO (pay-api)", "TODO() 0:3 (pay-api)");
    check("a.ts", "// TODO()", "TODO() 0:3 ");
    check("a.ts", "// plan: pay-api");
    check("a.ts", "// a plan:b/c/d");
    check("a.ts", "// https://x.org/plan:abc");
    check("a.ts", "// todo: no");
    check("a.ts", "// TODOS and TODO_LIST, NOTODO and TODO.md");
    check("a.ts", "// XTODO(a)");
    check("a.ts", "\n\r\n\r/* TODO(a) */", "TODO(a) 3:3 ");
  });
  describe("C and its relatives", () => {
    check("a.c", "int a; /* TODO(a): x */ int b;", "TODO(a) 0:10 x");
    check("a.c", "char *s = \"// TODO(a)\"; // TODO(b)", "TODO(b) 0:27 ");
    check("a.c", "char *s = \"\\\" // TODO(a)\";");
    check("a.c", "char c = '\"'; // TODO(a)", "TODO(a) 0:17 ");
    check("a.c", "char c = '\\''; // TODO(a)", "TODO(a) 0:18 ");
    check("a.rs", "fn f<'a>(x: &'a str) {} // TODO(a)", "TODO(a) 0:27 ");
    check("a.cpp", "int n = 1'000'000; // TODO(a)", "TODO(a) 0:22 ");
    check("a.java", "String s = \"\"\"\n// TODO(a)\n\"\"\"; // TODO(b)", "TODO(b) 2:8 ");
    check("a.go", "s := `\n// TODO(a)\n` // TODO(b)", "TODO(b) 2:5 ");
    check("a.c", "/*\n * TODO(a): one\n * two\n * FIXME two\n */", "TODO(a) 1:3 one", "FIXME() 3:3 two");
    check("a.c", "/* TODO(a)", "TODO(a) 0:3 ");
    check("a.css", "a { b: url(//x) } /* TODO(a) */ // TODO(b)", "TODO(a) 0:21 ");
    check("a.scss", "a { b: url(http://x) } // TODO(a)", "TODO(a) 0:26 ");
    check("a.php", "# TODO(a)\n#[Attr] $x = '# TODO(b)'; // TODO(c)", "TODO(a) 0:2 ", "TODO(c) 1:29 ");
  });
  describe("JavaScript", () => {
    check("a.ts", "const s = '// TODO(a)';");
    check("a.ts", "const s = \"a\" + \"/* TODO(a) */\";");
    check("a.ts", "const s = `\n// TODO(a)\n`; // TODO(b)", "TODO(b) 2:6 ");
    check("a.ts", "const s = `${a ? `// TODO(a)` : {b: `}`}}`; // TODO(b)", "TODO(b) 0:47 ");
    check("a.ts", "const r = /[\"'`/]/; // TODO(a)", "TODO(a) 0:23 ");
    check("a.ts", "return /\"/.test(a); // TODO(a)", "TODO(a) 0:23 ");
    check("a.ts", "const a = b / c / d; // TODO(a)", "TODO(a) 0:24 ");
    check("a.ts", "const a = (b) / c; const s = '// TODO(a)';");
    check("a.ts", "const a = 'it' // TODO(a) it's\nconst b = '// TODO(b)'", "TODO(a) 0:18 it's");
    check("a.tsx", "<p>{/* TODO(a) */}</p>", "TODO(a) 0:7 ");
    check("a.ts", "const s = 'open\n// TODO(a)", "TODO(a) 1:3 ");
  });
  describe("hashes", () => {
    check("a.py", "x = 1  # TODO(a): y", "TODO(a) 0:9 y");
    check("a.py", "s = '# TODO(a)'");
    check("a.py", "\"\"\"\n# TODO(a)\n\"\"\"\n# TODO(b)", "TODO(b) 3:2 ");
    check("a.py", "s = 'it\\'s # TODO(a)' # TODO(b)", "TODO(b) 0:24 ");
    check("a.sh", "echo ${#x} $# # TODO(a)", "TODO(a) 0:16 ");
    check("a.sh", "echo don't # TODO(a)", "TODO(a) 0:13 ");
    check("a.yaml", "a: it's # TODO(a)\nb: \"# TODO(b)\"", "TODO(a) 0:10 ");
    check("Dockerfile", "RUN x # TODO(a)", "TODO(a) 0:8 ");
    check("Makefile", "# TODO(a)", "TODO(a) 0:2 ");
    check("a.rb", "x = \"#{y} # TODO(a)\" # TODO(b)", "TODO(b) 0:23 ");
    check("a.ps1", "<# TODO(a) #> $x = '# TODO(b)' # FIXME(c)", "TODO(a) 0:3 ", "FIXME(c) 0:33 ");
    check("a.tf", "# TODO(a)\n// TODO(b)\n/* TODO(c) */ x = \"http://y # TODO(d)\"", "TODO(a) 0:2 ", "TODO(b) 1:3 ", "TODO(c) 2:3 ");
  });
  describe("other languages", () => {
    check("a.sql", "select '-- TODO(a)'; -- TODO(b)\n/* TODO(c) */", "TODO(b) 0:24 ", "TODO(c) 1:3 ");
    check("a.lua", "-- TODO(a)\n--[[ TODO(b)\n]] x = [[ -- TODO(c) ]]", "TODO(a) 0:3 ", "TODO(b) 1:5 ");
    check("a.hs", "{- TODO(a) -} x = \"-- TODO(b)\" -- TODO(c)", "TODO(a) 0:3 ", "TODO(c) 0:34 ");
    check("a.clj", "(def s \"; TODO(a)\") ; TODO(b)", "TODO(b) 0:22 ");
    check("a.tex", "50\\% TODO(a) % TODO(b)", "TODO(b) 0:15 ");
    check("a.ml", "(* TODO(a) *) let s = \"(* TODO(b) *)\"", "TODO(a) 0:3 ");
    check("a.vb", "x = \"' TODO(a)\" ' TODO(b)", "TODO(b) 0:18 ");
    check("a.bat", "rem TODO(a)\n:: TODO(b)", "TODO(a) 0:4 ", "TODO(b) 1:3 ");
    check("a.f90", "x = '! TODO(a)' ! TODO(b)", "TODO(b) 0:18 ");
    check("a.html", "<p>TODO(a)</p><!-- TODO(b) -->\n<script>\n// TODO(c)\nx = \"// TODO(d)\"\n</script>", "TODO(b) 0:19 ", "TODO(c) 2:3 ");
    check("a.md", "TODO(a) `TODO(b)`\n<!-- TODO(c) -->", "TODO(c) 1:5 ");
    check("a.xyz", "text TODO(a)\n# TODO(b)\nx = \"# TODO(c)\" // TODO(d)\n/* TODO(e) */", "TODO(b) 1:2 ", "TODO(d) 2:19 ", "TODO(e) 3:3 ");
  });
  it("look for the words that are set, and for no other", () => {
    assert.deepEqual(marks("a.ts", "// TODO(a) HACK(b): c", ["HACK"]), ["HACK(b) 0:11 c"]);
    assert.deepEqual(marks("a.ts", "// TODO(a) plan:x", []), ["plan(x) 0:11 "]);
    assert.deepEqual(marks("a.ts", "// TODO(a)", ["(", "TO.O"]), []);
  });
  it("are found in any text, in time that grows with it", () => {
    const piece = fc.constantFrom("\"", "'", "`", "/", "//", "/*", "*/", "#", "\n", "\r\n", "${", "}", "\\", "TODO(a)", "plan:x", " ", "a", "<!--", "-->", "--", "[[", "]]", "(*", "*)", "\"\"\"", "'''", "{-", "-}");
    const styles = [...new Set(CODE_ENDINGS.map(ending => styleNameOf(`a.${ending}`)))].concat("unknown") as StyleName[];
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...styles), (pieces, style) => {
      const text = pieces.join("");
      let last = 0;
      for (const { start, end } of commentSpans(text, style)) {
        assert.ok(start >= last && end > start && end <= text.length);
        last = end;
      }
      for (const mark of scanCode(text, style)) assert.ok(mark.lineStart <= mark.start && mark.end <= text.length);
    }), { numRuns: 1000 });
    for (const style of styles) {
      for (const sign of ["\"", "'", "`", "/", "//", "/*", "(*", "{", "[[", "#", "--", "// TODO(", "// TODO(a) ", "<!--"]) {
        const began = process.cpuUsage();
        scanCode(`${sign.repeat(4000)}TODO(a)`, style);
        const spent = process.cpuUsage(began).user / 1000;
        assert.ok(spent < 500, `${style} of ${sign} took ${String(spent)} ms of the processor`);
      }
    }
  });
});
