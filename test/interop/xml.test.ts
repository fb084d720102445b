import assert from "node:assert/strict";
import { readXml, type XmlOptions } from "../../src/interop/mspdi/xml";
import { importMspdi } from "../../src/interop/mspdi/importMspdi";

const LIMITS: XmlOptions = { maxLength: 10_000, maxDepth: 8, skip: new Set(["Skipped"]) };

function checkRefused(xml: string, says: RegExp): void {
  const result = readXml(xml, LIMITS);
  assert.equal(result.kind, "refused", `read: ${xml.slice(0, 60)}`);
  if (result.kind === "refused") assert.match(result.message, says);
}

/** An import refuses in one sentence that ends in a full stop and is no trace of a fault in the code. */
function checkImportRefused(xml: string, says: RegExp): void {
  const result = importMspdi(xml);
  assert.equal(result.kind, "refused");
  if (result.kind !== "refused") return;
  assert.match(result.message, says);
  assert.match(result.message, /^[A-Z][^\n]*\.$/);
  assert.ok(result.message.length < 300, result.message);
}

describe("reading XML", () => {
  it("keeps names, text and order", () => {
    const result = readXml("<a><b>one</b><c/><b>two &amp; <![CDATA[<three>]]></b></a>", LIMITS);
    assert.equal(result.kind, "read");
    if (result.kind !== "read") return;
    assert.deepEqual(result.root.children.map(({ name, text }) => [name, text]), [["b", "one"], ["c", ""], ["b", "two & <three>"]]);
  });

  it("leaves namespace prefixes, comments and processing instructions away", () => {
    const result = readXml('<?xml version="1.0"?><!-- x --><p:a xmlns:p="urn:x"><p:b>1</p:b><?go?></p:a>', LIMITS);
    assert.equal(result.kind === "read" && result.root.name, "a");
    assert.equal(result.kind === "read" && result.root.children[0]?.name, "b");
  });

  it("takes a byte order mark, CRLF and characters by number", () => {
    const result = readXml("\uFEFF<a>\r\n<b>&#x41;&#66;\r\nC</b></a>", LIMITS);
    assert.equal(result.kind === "read" && result.root.children[0]?.text, "AB\nC");
  });

  it("counts what it leaves out and keeps what follows", () => {
    const result = readXml("<a><Skipped><Skipped>x</Skipped><y/></Skipped><b>1</b><Skipped/></a>", LIMITS);
    assert.equal(result.kind, "read");
    if (result.kind !== "read") return;
    assert.deepEqual([...result.skipped], [["Skipped", 2]]);
    assert.deepEqual(result.root.children.map(({ name }) => name), ["b"]);
  });

  it("gives no text that crosses a chunk's border away", () => {
    const long = "ä€😀".repeat(40_000);
    const result = readXml(`<a>${long}</a>`, { ...LIMITS, maxLength: 1_000_000 });
    assert.equal(result.kind === "read" && result.root.text, long);
  });

  it("refuses every document type, in whatever form", () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>';
    for (const xml of [bomb, "<!DOCTYPE a><a/>", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', '<?xml version="1.0"?><!DOCTYPE a PUBLIC "p" "http://x/"><a/>']) {
      checkRefused(xml, /DOCTYPE/);
    }
  });

  it("expands no entity but the five of XML", () => {
    checkRefused("<a>&nbsp;</a>", /not well-formed/);
    checkRefused("<a>&x;</a>", /not well-formed/);
  });

  it("refuses what is nested too deep, before it is all read", () => {
    checkRefused(`${"<a>".repeat(9)}`, /more than 8 deep/);
    checkRefused(`<a><Skipped>${"<a>".repeat(9)}`, /more than 8 deep/);
    checkImportRefused(`<Project>${"<Tasks>".repeat(100_000)}`, /more than 64 deep/);
  });

  it("refuses what is too long without reading it", () => {
    checkRefused(" ".repeat(10_001), /limit/);
  });

  it("says where text stops being XML", () => {
    checkRefused("<a><b></a>", /not well-formed.*line 1, column/);
    checkRefused("<a>\n<b", /not well-formed.*line 2/);
    checkRefused("<a", /not well-formed/);
    checkRefused("<a/><b/>", /not well-formed/);
    checkRefused("<a x=1/>", /not well-formed/);
    checkRefused("<a>&</a>", /not well-formed/);
    checkRefused("<a>\u0000</a>", /not well-formed/);
  });
});

describe("an import that cannot be", () => {
  const cases: [name: string, xml: string, says: RegExp][] = [
    ["an empty file", "", /./],
    ["blanks", " \n\t", /./],
    ["a plan instead of XML", "plan: Not XML\ntasks: {}\n", /not well-formed/],
    ["JSON", '{"Project": {}}', /not well-formed/],
    ["a binary file", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\u0000\u0000", /not well-formed/],
    ["another root", "<Workbook/>", /root element is "Workbook"/],
    ["HTML", "<html><body>no</body></html>", /root element is "html"/],
    ["a document type", "<!DOCTYPE Project><Project/>", /DOCTYPE/],
    ["a file cut off", "<Project><Tasks><Task><UID>1</UID>", /not well-formed/],
  ];
  for (const [name, xml, says] of cases) it(name, () => checkImportRefused(xml, says));

  it("a file beyond the limit", () => {
    checkImportRefused(`<Project>${" ".repeat(50_000_001)}</Project>`, /limit/);
  });
});
