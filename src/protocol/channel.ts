import type { Guard } from "./guards";
import { isCount, isFields, isText } from "./guards";

/** What one side says: notes (body by name, no answer) and requests (`{ ask, answer }` by name). */
export interface Speech {
  readonly notes: object;
  readonly requests: object;
}

type Ask<R> = R extends { readonly ask: infer A } ? A : never;
type Answer<R> = R extends { readonly answer: infer A } ? A : never;

/** Told to whoever works on a request: true once the other side no longer wants the answer. */
export interface RequestState {
  readonly cancelled: boolean;
}

/** What this side does with what it hears; a guard for every message. */
export interface Hearing<In extends Speech, Out extends Speech> {
  readonly notes: { readonly [K in keyof In["notes"]]: { readonly guard: Guard<In["notes"][K]>; readonly run: (body: In["notes"][K]) => void } };
  readonly requests: {
    readonly [K in keyof In["requests"]]: {
      readonly guard: Guard<Ask<In["requests"][K]>>;
      readonly run: (body: Ask<In["requests"][K]>, state: RequestState) => Promise<Answer<In["requests"][K]>>;
    };
  };
  /** Guards of the answers to what this side asks. */
  readonly answers: { readonly [K in keyof Out["requests"]]: Guard<Answer<Out["requests"][K]>> };
}

/** The wire and the log; both are passed in. */
export interface Wire {
  readonly post: (message: unknown) => void;
  readonly log: (line: string) => void;
}

/** A question under way. */
export interface Asked<T> {
  /** Rejects when the other side fails, answers in a wrong shape, or the channel ends. */
  readonly answer: Promise<T>;
  cancel(): void;
}

/** One end of the typed connection between two sides. */
export interface Channel<Out extends Speech> {
  notify<K extends keyof Out["notes"] & string>(name: K, body: Out["notes"][K]): void;
  request<K extends keyof Out["requests"] & string>(name: K, body: Ask<Out["requests"][K]>): Asked<Answer<Out["requests"][K]>>;
  /** To be called with every message that arrives. Unknown ones and wrong shapes are dropped and logged. */
  receive(message: unknown): void;
  /** Ends every question under way; later calls do nothing. */
  dispose(): void;
}

interface Pending {
  readonly name: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** The most questions that may be under way at once; more are refused. */
const MOST_PENDING = 100;

/** A heard message whose types are known from its guard alone. */
interface Heard {
  readonly guard: (body: unknown) => boolean;
  readonly run: (body: unknown, state: RequestState) => unknown;
}

type Message = Readonly<Record<string, unknown>>;

/** The questions that this side has asked. */
interface Questions {
  ask(name: string, body: unknown): Asked<unknown>;
  /** Ends a question; one that nobody waits for any more is no fault. */
  settle(id: unknown, end: (question: Pending) => void): boolean;
  dispose(): void;
}

function createQuestions(wire: Wire): Questions {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let ended = false;
  const settle = (id: unknown, end: (question: Pending) => void): boolean => {
    if (!isCount(id)) return false;
    const question = pending.get(id);
    pending.delete(id);
    if (question !== undefined) end(question);
    return true;
  };
  return {
    settle,
    ask: (name, body) => {
      lastId += 1;
      const id = lastId;
      const answer = new Promise<unknown>((resolve, reject) => {
        if (ended || pending.size >= MOST_PENDING) reject(new Error(ended ? "The view is closed." : "Too many questions at once."));
        else pending.set(id, { name, resolve, reject });
      });
      if (pending.has(id)) wire.post({ type: "request", id, name, body });
      const cancel = (): void => {
        settle(id, (question) => {
          question.reject(new Error("Cancelled."));
          wire.post({ type: "cancel", id });
        });
      };
      return { answer, cancel };
    },
    dispose: () => {
      ended = true;
      for (const question of pending.values()) question.reject(new Error("The view is closed."));
      pending.clear();
    },
  };
}

/** The requests of the other side that this side works on. */
interface Works {
  begin(heard: Heard, id: number, body: unknown): void;
  cancel(id: unknown): boolean;
  dispose(): void;
}

function createWorks(wire: Wire): Works {
  const working = new Map<number, { cancelled: boolean }>();
  const work = async (heard: Heard, id: number, body: unknown): Promise<void> => {
    const state = { cancelled: false };
    working.set(id, state);
    try {
      const answer = await heard.run(body, state);
      if (!state.cancelled) wire.post({ type: "answer", id, body: answer });
    } catch (failure) {
      wire.log(`request failed: ${String(failure)}`);
      if (!state.cancelled) wire.post({ type: "error", id, message: failure instanceof Error ? failure.message : "Failed." });
    } finally {
      working.delete(id);
    }
  };
  return {
    begin: (heard, id, body) => void work(heard, id, body),
    cancel: (id) => {
      const state = isCount(id) ? working.get(id) : undefined;
      if (state !== undefined) state.cancelled = true;
      return isCount(id);
    },
    dispose: () => {
      for (const state of working.values()) state.cancelled = true;
    },
  };
}

/** Makes one end of a connection. `Out` is what this side says, `In` what it hears. */
export function createChannel<Out extends Speech, In extends Speech>(wire: Wire, hearing: Hearing<In, Out>): Channel<Out> {
  const questions = createQuestions(wire);
  const works = createWorks(wire);
  const heardNotes = tableOf<Heard>(hearing.notes);
  const heardRequests = tableOf<Heard>(hearing.requests);
  const answerGuards = tableOf<(body: unknown) => boolean>(hearing.answers);
  let ended = false;

  const receivers: ReadonlyMap<unknown, (message: Message) => boolean> = new Map([
    ["note", ({ name, body }: Message) => {
      const heard = isText(name) ? heardNotes.get(name) : undefined;
      if (heard?.guard(body) !== true) return false;
      heard.run(body, { cancelled: false });
      return true;
    }],
    ["request", ({ name, id, body }: Message) => {
      if (!isCount(id)) return false;
      const heard = isText(name) ? heardRequests.get(name) : undefined;
      const understood = heard?.guard(body) === true;
      if (understood) works.begin(heard, id, body);
      else wire.post({ type: "error", id, message: "The message was not understood." });
      return understood;
    }],
    ["answer", ({ id, body }: Message) => questions.settle(id, (question) => {
      if (answerGuards.get(question.name)?.(body) === true) question.resolve(body);
      else question.reject(new Error(`The answer to "${question.name}" has a wrong shape.`));
    })],
    ["error", ({ id, message }: Message) => questions.settle(id, (question) => { question.reject(new Error(isText(message) ? message : "Failed.")); })],
    ["cancel", ({ id }: Message) => works.cancel(id)],
  ]);

  return {
    notify: (name, body) => { if (!ended) wire.post({ type: "note", name, body }); },
    request: (name, body) => questions.ask(name, body) as Asked<never>,
    receive: (message) => {
      if (ended) return;
      const received = isFields(message) && receivers.get(message["type"])?.(message) === true;
      if (!received) wire.log(`dropped a message: ${describe(message)}`);
    },
    dispose: () => {
      ended = true;
      questions.dispose();
      works.dispose();
    },
  };
}

function tableOf<T>(table: object): ReadonlyMap<string, T> {
  return new Map(Object.entries(table) as [string, T][]);
}

/** Names a message without repeating what it carries. */
function describe(message: unknown): string {
  if (!isFields(message)) return typeof message;
  const word = (value: unknown): string => (isText(value) ? value.slice(0, 40) : typeof value);
  return `${word(message["type"])} ${word(message["name"])}`;
}
