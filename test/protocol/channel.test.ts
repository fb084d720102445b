import { deepEqual, equal, rejects } from "node:assert/strict";
import fc from "fast-check";
import { createChannel } from "../../src/protocol/channel";
import type { Channel, RequestState } from "../../src/protocol/channel";
import { isNumber, isText } from "../../src/protocol/guards";

interface Asking {
  readonly notes: { readonly hello: string };
  readonly requests: { readonly double: { readonly ask: number; readonly answer: number } };
}

interface Silent {
  readonly notes: object;
  readonly requests: object;
}

interface Pair {
  readonly asker: Channel<Asking>;
  readonly answerer: Channel<Silent>;
  readonly heard: string[];
  readonly log: string[];
  readonly wire: unknown[];
}

/** Two ends whose messages are handed over as copies, as a real wire does. */
function pair(double: (ask: number, state: RequestState) => Promise<unknown> = (ask) => Promise.resolve(ask * 2)): Pair {
  const heard: string[] = [];
  const log: string[] = [];
  const wire: unknown[] = [];
  const write = (line: string): void => void log.push(line);
  const asker: Channel<Asking> = createChannel<Asking, Silent>(
    { post: (message) => { wire.push(message); answerer.receive(structuredClone(message)); }, log: write },
    { notes: {}, requests: {}, answers: { double: isNumber } },
  );
  const answerer: Channel<Silent> = createChannel<Silent, Asking>(
    { post: (message) => { wire.push(message); asker.receive(structuredClone(message)); }, log: write },
    { notes: { hello: { guard: isText, run: (body) => void heard.push(body) } }, requests: { double: { guard: isNumber, run: (ask, state) => double(ask, state) as Promise<number> } }, answers: {} },
  );
  return { asker, answerer, heard, log, wire };
}

describe("the channel", () => {
  it("carries a note", () => {
    const { asker, heard } = pair();
    asker.notify("hello", "there");
    deepEqual(heard, ["there"]);
  });

  it("carries a request and its answer", async () => {
    equal(await pair().asker.request("double", 21).answer, 42);
  });

  it("keeps requests apart that end in another order", async () => {
    const { asker } = pair((ask) => new Promise((resolve) => setTimeout(() => { resolve(ask * 2); }, 10 - ask)));
    deepEqual(await Promise.all([1, 5, 9].map((ask) => asker.request("double", ask).answer)), [2, 10, 18]);
  });

  it("carries an error", async () => {
    await rejects(pair(() => Promise.reject(new Error("It is full."))).asker.request("double", 1).answer, /It is full\./);
  });

  it("refuses an answer of a wrong shape", async () => {
    await rejects(pair(() => Promise.resolve("two")).asker.request("double", 1).answer, /wrong shape/);
  });

  it("tells the other side that an answer is no longer wanted, and rejects", async () => {
    let seen: RequestState | undefined;
    const { asker } = pair((_, state) => { seen = state; return new Promise(() => undefined); });
    const asked = asker.request("double", 1);
    asked.cancel();
    await rejects(asked.answer, /Cancelled/);
    equal(seen?.cancelled, true);
  });

  it("ends every question when it is disposed, and takes no more", async () => {
    const { asker } = pair(() => new Promise(() => undefined));
    const asked = asker.request("double", 1);
    asker.dispose();
    await rejects(asked.answer, /closed/);
    await rejects(asker.request("double", 1).answer, /closed/);
  });

  it("answers a request that it does not understand with an error", () => {
    const { answerer, wire, log } = pair();
    answerer.receive({ type: "request", id: 7, name: "double", body: "x" });
    answerer.receive({ type: "request", id: 8, name: "constructor", body: 1 });
    deepEqual(wire.map((message) => (message as { type: string; id: number }).id), [7, 8]);
    equal(log.length, 2);
  });

  const strange: readonly unknown[] = [
    undefined, null, 1, "note", [], {}, { type: "note" }, { type: "note", name: "hello", body: 1 }, { type: "note", name: "__proto__", body: "x" },
    { type: "note", name: "toString", body: "x" }, { type: "constructor" }, { type: "request", name: "double", body: 1 }, { type: "answer", id: -1 }, { type: 5 },
  ];
  for (const message of strange) {
    it(`drops and logs ${JSON.stringify(message) ?? "nothing"}`, () => {
      const { answerer, heard, log } = pair();
      answerer.receive(message);
      deepEqual(heard, []);
      equal(log.length, 1);
    });
  }

  it("never throws on any message", () => {
    const { answerer } = pair();
    fc.assert(fc.property(fc.anything(), (message) => { answerer.receive(message); }));
    fc.assert(fc.property(fc.record({ type: fc.constantFrom("note", "request", "answer", "error", "cancel"), id: fc.anything(), name: fc.anything(), body: fc.anything() }), (message) => { answerer.receive(message); }));
  });

  it("does not repeat in the log what a message carries", () => {
    const { answerer, log } = pair();
    answerer.receive({ type: "note", name: "secret", body: "the whole plan" });
    equal(log[0]?.includes("whole plan"), false);
  });
});
