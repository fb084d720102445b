import { deepEqual, ok } from "node:assert/strict";
import { SaxesParser } from "saxes";
import { ENGLISH_DATES, pictureWords } from "../../../../src/core/view/picture/pictureWords";

export const words = pictureWords(ENGLISH_DATES);

/** What a picture is made of: every element with its attributes, every text. Fails when it is no well-formed XML, or more than a drawing. */
export function readPicture(svg: string): { readonly texts: readonly string[]; readonly tags: readonly string[] } {
  const parser = new SaxesParser();
  const texts: string[] = [];
  const tags: string[] = [];
  const faults: string[] = [];
  parser.on("error", (fault) => { faults.push(fault.message); });
  parser.on("text", (text) => { texts.push(text); });
  parser.on("opentag", ({ name, attributes }) => {
    tags.push(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (!/^(x|y|cx|cy|r|rx|dx|d|width|height|viewBox|xmlns|class|role|transform|fill|fill-opacity|stroke|stroke-width|stroke-opacity|stroke-dasharray|stroke-linecap|font-family|font-size|font-weight|text-anchor)$/.test(key)) faults.push(`the attribute ${key}`);
      if (/NaN|Infinity|undefined|null/.test(value)) faults.push(`${key}="${value}"`);
      if (/url\(|javascript|https?:(?!\/\/www\.w3\.org\/2000\/svg$)/i.test(value)) faults.push(`${key} leads somewhere: ${value}`);
    }
  });
  parser.write(svg).close();
  deepEqual(faults, []);
  deepEqual([...new Set(tags)].filter((tag) => !/^(svg|g|path|rect|circle|text|tspan|title)$/.test(tag)), []);
  ok(svg.startsWith("<svg ") && svg.endsWith("</svg>"));
  return { texts, tags };
}

/** Strings that have broken drawings, pages and parsers. */
export const HOSTILE: readonly string[] = [
  "<script>alert(1)</script>", "]]>", "&amp; & &#x0; &bogus;", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "a\u0000b\u0008c\u001fd\u007fe\u0085f",
  "\u202eevil\u202c \u200f\u2067x", "\ud800 half \udc00", "\ufffe\uffff", "x".repeat(10_000), "👩‍👩‍👧 日本語 العربية", "a\nb\r\n\tc", "${7*7}{{7*7}}<!-- --><![CDATA[",
];
