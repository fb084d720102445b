import { checkExpression, type Vocabulary } from "../../../core/expression/checkExpression";
import { KIND_WORDS, type Expression, type ExpressionFault, type Kind } from "../../../core/expression/expression";
import { parseExpression } from "../../../core/expression/parseExpression";
import { eachArgument } from "../../../core/expression/planVocabulary";
import type { WrittenExpression } from "../../../core/expression/written";
import type { ValueType } from "../../schema/valueType";
import { nearestWord } from "../nearest";
import { partOf, reject, replacement, report } from "./reject";

/** What an expression is for, to follow "takes", and what it has to give. */
export interface ExpressionUse {
  readonly accepts: string;
  readonly example: string;
  readonly vocabulary: Vocabulary;
  readonly gives: (kind: Kind) => boolean;
  /** The codes of problems that a function may count. */
  readonly codes?: readonly string[];
  /** What it gives, such as `a condition that holds or does not`. */
  readonly wanted: string;
}

/** An expression, read and checked; what is wrong with it is said at its place in the text. */
export function expressionOf({ accepts, example, vocabulary, gives, wanted, codes = [] }: ExpressionUse): ValueType<WrittenExpression> {
  return {
    name: "expression", accepts, examples: [example], json: { type: ["string", "number", "boolean"] }, text: true,
    read(node, reading) {
      if (node.kind !== "scalar" || node.style === "empty") return reject(reading, node, accepts);
      const { text } = node;
      const fault = ({ message, at, unknown }: ExpressionFault): undefined => {
        const place = partOf(node, at.start, at.end, reading);
        const near = unknown === undefined ? undefined : nearestWord(unknown.word, unknown.among);
        const exact = node.inner >= 0;
        const fixes = near === undefined || !exact ? [] : [replacement(`Change to \`${near}\``, place, near, reading)];
        const among = unknown !== undefined && near === undefined ? `; there are ${unknown.among.slice(0, 14).map((word) => `\`${word}\``).join(", ")}` : "";
        return report(reading, "invalid-value", place, `${message}${near === undefined ? among : `; did you mean \`${near}\`?`}${near === undefined ? "." : ""}`, fixes);
      };
      const parsed = parseExpression(text);
      if ("fault" in parsed) return fault(parsed.fault);
      const checked = checkExpression(parsed.value, vocabulary);
      if ("fault" in checked) return fault(checked.fault);
      const { kind, expression } = checked.value;
      const strange = strangeCode(expression, vocabulary, codes);
      if (strange !== undefined) return fault(strange);
      if (!gives(kind)) return fault({ message: `This gives ${KIND_WORDS[kind]}, not ${wanted}`, at: { start: 0, end: text.length } });
      return { text, at: partOf(node, 0, text.length, reading), kind, expression };
    },
  };
}

function strangeCode(expression: Expression, vocabulary: Vocabulary, codes: readonly string[]): ExpressionFault | undefined {
  let fault: ExpressionFault | undefined;
  eachArgument(expression, (call, { name, at }) => {
    if (fault === undefined && vocabulary.codes.has(call) && !codes.includes(name)) fault = { message: `There is no problem with the code \`${name.slice(0, 40)}\``, at, unknown: { word: name, among: codes } };
  });
  return fault;
}
