import { l10n, type Disposable, type Uri } from "vscode";
import type { Baseline } from "../core/model/baseline";
import type { ReportOptions } from "../core/view/report/reportOptions";
import { createChannel, type Asked, type Channel } from "../protocol/channel";
import { HOST_HEARING, type EngineQuestions, type EngineSilence, type FinishesThen, type FoundOrder, type ImportedPlan, type ImportSource, type LevelSource, type PastSource, type RevisionSource, type ForecastOutcome, type ForecastSource, type WaysSource } from "../protocol/engineMessages";
import type { Log } from "./log";
import type { EngineThread, Platform } from "./platform";

/** The engine in its own thread. It starts when it is first needed and again when it has ended. */
export interface EngineClient extends Disposable {
  /** Sends a text through the thread and back. */
  echo(text: string): Promise<string>;
  /** Reads a Microsoft Project XML file; rejects with a sentence when it cannot be read. */
  importMspdi(source: ImportSource): Promise<ImportedPlan>;
  /** Looks for better orders of work; rejects when it is stopped meanwhile. */
  level(source: LevelSource): Promise<readonly FoundOrder[]>;
  /** Schedules versions of a plan. */
  past(source: PastSource): Promise<readonly FinishesThen[]>;
  /** Schedules a revision of a plan; null where the file holds no plan there. */
  baseline(source: RevisionSource): Promise<Baseline | null>;
  /** Simulates a plan; rejects when it is stopped meanwhile. */
  forecast(source: ForecastSource): Promise<ForecastOutcome>;
  /** Tries out what could be done about the lines of a report; rejects when it is stopped meanwhile. */
  ways(source: WaysSource): Promise<ReportOptions>;
  /** Ends what the thread is at; the next question starts another one. */
  stop(): void;
}

/** After this long without an answer the thread is taken for hung, and ended. */
const PATIENCE_MS = 60_000;

interface Running {
  readonly thread: EngineThread;
  readonly channel: Channel<EngineQuestions>;
}

/** Makes the client; no thread is started yet. */
export function createEngineClient(platform: Platform, extension: Uri, log: Log): EngineClient {
  let running: Promise<Running> | undefined;
  const start = async (): Promise<Running> => {
    const thread = await platform.startEngine(extension);
    const wire = { post: (message: unknown) => { thread.post(message); }, log: (line: string) => { log.warn(`Engine: ${line}`); } };
    const channel = createChannel<EngineQuestions, EngineSilence>(wire, HOST_HEARING);
    thread.onMessage((message) => { channel.receive(message); });
    thread.onEnd((reason) => {
      if (reason !== undefined) log.error(`The engine's thread has ended: ${reason}`);
      running = undefined;
      channel.dispose();
    });
    return { thread, channel };
  };
  const ask = async <T>(question: (channel: Channel<EngineQuestions>) => Asked<T>): Promise<T> => {
    running ??= start().catch((fault: unknown) => {
      running = undefined;
      throw fault;
    });
    const { thread, channel } = await running;
    let timer: number | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        thread.end();
        reject(new Error(l10n.t("It took longer than {0} seconds and was stopped.", PATIENCE_MS / 1000)));
      }, PATIENCE_MS);
    });
    try {
      return await Promise.race([question(channel).answer, patience]);
    } finally {
      clearTimeout(timer);
    }
  };
  const end = (): void => {
    void running?.then(({ thread, channel }) => {
      channel.dispose();
      thread.end();
    }, () => {});
    running = undefined;
  };
  return {
    level: (source) => ask((channel) => channel.request("level", source)),
    past: (source) => ask((channel) => channel.request("past", source)),
    baseline: (source) => ask((channel) => channel.request("baseline", source)),
    forecast: (source) => ask((channel) => channel.request("forecast", source)),
    ways: (source) => ask((channel) => channel.request("ways", source)),
    stop: end,
    echo: (text) => ask((channel) => channel.request("echo", text)),
    importMspdi: (source) => ask((channel) => channel.request("importMspdi", source)),
    dispose: end,
  };
}
