import { env, l10n } from "vscode";
import { dateWordsBy } from "../../core/view/dates";
import { pictureWords } from "../../core/view/picture/pictureWords";
import type { PictureWords } from "../../core/view/picture/pictureWords";

const PARTS = { "short month": { month: "short" }, "long month": { month: "long" }, weekday: { weekday: "short" } } as const;

let made: PictureWords | undefined;

/** The words of pictures in the language of the window, which stays what it is while the extension runs. */
export function hostWords(): PictureWords {
  made ??= pictureWords(dateWordsBy((part, at) => formatOf(part).format(at * 60_000)), (english) => l10n.t(english));
  return made;
}

function formatOf(part: keyof typeof PARTS): Intl.DateTimeFormat {
  const options = { ...PARTS[part], timeZone: "UTC" } as const;
  try {
    return new Intl.DateTimeFormat(env.language, options);
  } catch {
    return new Intl.DateTimeFormat("en", options);
  }
}
