import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { layersOf } from "../../webview/dependencies/layout/layers";
import { layOut } from "../../webview/dependencies/layout/layout";
import type { Layout, LayoutTask } from "../../webview/dependencies/layout/layout";
import { crossings, ordered } from "../../webview/dependencies/layout/order";
import { arrowHead, bowPath, cornerPath, labelPlaces } from "../../webview/dependencies/route";

const card = { width: 184, height: 64 };
const taskOf = (count: number, edges: LayoutTask["edges"], center = 0): LayoutTask => ({ count, edges, center, card, gap: 100 });
const edgesOf = (text: string): { from: number; to: number; cut?: boolean }[] => text.split(" ").filter((word) => word !== "").map((word) => ({ from: Number(word.split(/[>x]/)[0]), to: Number(word.split(/[>x]/)[1]), cut: word.includes("x") }));

/** Any graph at all: links to and fro, double, to itself, cut. */
const graphs = fc.integer({ min: 1, max: 40 }).chain((count) => {
  const node = fc.nat(count - 1);
  return fc.record({ count: fc.constant(count), center: node, edges: fc.array(fc.record({ from: node, to: node, cut: fc.boolean() }), { maxLength: 90 }) });
});
/** Links that go from lower to higher numbers: no circles. */
const acyclic = fc.integer({ min: 2, max: 40 }).chain((count) =>
  fc.record({ count: fc.constant(count), center: fc.nat(count - 1), edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).filter(([a, b]) => a !== b).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })), { maxLength: 90 }) }));

function overlaps({ corners }: Layout): string[] {
  return corners.flatMap((a, i) => corners.slice(i + 1).flatMap((b, j) =>
    Math.abs(a.x - b.x) < card.width && Math.abs(a.y - b.y) < card.height ? [`${String(i)} and ${String(i + 1 + j)}`] : []));
}

describe("the layout of a graph", () => {
  it("puts what comes before to the left and what comes after to the right, in layers", () => {
    const { layer } = layersOf(5, edgesOf("1>0 2>1 0>3 3>4 0>4"), 0);
    deepEqual([...layer], [0, -1, -2, 1, 2]);
  });

  it("draws nodes towards the side where they have more links", () => {
    // 3 waits for nothing and leads to the last alone: it stands beside it, not at the very left.
    const { layer } = layersOf(4, edgesOf("0>1 1>2 3>2"), 2);
    deepEqual([...layer], [-2, -1, 0, -1]);
  });

  it("lets the link of a circle go back that is cut, or that a walk from the centre comes to last", () => {
    deepEqual(layersOf(3, edgesOf("0>1 1>2 2x0"), 0).back, [false, false, true]);
    deepEqual(layersOf(3, edgesOf("0>1 1>2 2>0"), 0).back, [false, false, true]);
    deepEqual([...layersOf(3, edgesOf("0>1 1>2 2>0"), 1).layer], [2, 0, 1]);
  });

  it("links go from left to right, unless they close a circle", () => {
    fc.assert(fc.property(acyclic, ({ count, edges, center }) => {
      const { layer, back } = layersOf(count, edges, center);
      equal(layer[center], 0);
      edges.forEach(({ from, to }, at) => {
        ok((layer[from] ?? 0) < (layer[to] ?? 0));
        equal(back[at], false);
      });
    }));
    fc.assert(fc.property(graphs, ({ count, edges, center }) => {
      const layout = layOut(taskOf(count, edges, center));
      edges.forEach(({ from, to }, at) => {
        const [a, b] = [layout.corners[from], layout.corners[to]];
        if (layout.edges[at]?.back === false) ok((a?.x ?? 0) + card.width < (b?.x ?? 0));
      });
    }));
  });

  it("no two cards overlap, the centre is in the middle, and all is within the bounds", () => {
    fc.assert(fc.property(graphs, ({ count, edges, center }) => {
      const layout = layOut(taskOf(count, edges, center));
      deepEqual(overlaps(layout), []);
      deepEqual(layout.corners[center], { x: -card.width / 2, y: -card.height / 2 });
      const { left, top, right, bottom } = layout.bounds;
      for (const { x, y } of layout.corners) ok(x >= left && y >= top && x + card.width <= right && y + card.height <= bottom);
    }));
  });

  it("long links bend around the cards of the layers that they pass", () => {
    fc.assert(fc.property(acyclic, ({ count, edges, center }) => {
      const layout = layOut(taskOf(count, edges, center));
      edges.forEach(({ from, to }, at) => {
        const points = layout.edges[at]?.points ?? [];
        equal(points.length, 2 * ((layout.layer[to] ?? 0) - (layout.layer[from] ?? 0)));
        for (const { x, y } of points.slice(1, -1)) ok(layout.corners.every((corner) => x < corner.x || x > corner.x + card.width || y < corner.y || y > corner.y + card.height), `${String(x)} ${String(y)}`);
      });
    }));
  });

  it("is the same every time, whatever the order of calls", () => {
    fc.assert(fc.property(graphs, ({ count, edges, center }) => { deepEqual(layOut(taskOf(count, edges, center)), layOut(taskOf(count, edges, center))); }));
  });

  it("a chain is a straight line, and a link over it runs straight beside it", () => {
    const { corners, edges } = layOut(taskOf(5, edgesOf("0>1 1>2 2>3 3>4 0>4"), 2));
    deepEqual(new Set(corners.map(({ y }) => y)).size, 1);
    deepEqual(new Set((edges[4]?.points ?? []).slice(1, -1).map(({ y }) => y)).size, 1);
  });

  it("undoes crossings that need not be", () => {
    const layers = [[0, 1, 2], [3, 4, 5]];
    const right = [[5], [4], [3], [], [], []];
    const left = [[], [], [], [2], [1], [0]];
    equal(crossings({ layers, left, right }), 3);
    equal(crossings({ layers: ordered({ layers, left, right }), left, right }), 0);
  });

  it("never makes crossings more than they were", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 }), (pairs) => {
      const layers = [Array.from({ length: 8 }, (_, at) => at), Array.from({ length: 8 }, (_, at) => 8 + at)];
      const [left, right] = [Array.from({ length: 16 }, (): number[] => []), Array.from({ length: 16 }, (): number[] => [])];
      for (const [a, b] of pairs) {
        right[a]?.push(8 + b);
        left[8 + b]?.push(a);
      }
      const after = ordered({ layers, left, right });
      deepEqual(after.map((layer) => [...layer].sort((a, b) => a - b)), layers);
      ok(crossings({ layers: after, left, right }) <= crossings({ layers, left, right }));
    }));
  });

  it("lays out 2,000 nodes with 5,000 links in bounded time", () => {
    const edges = Array.from({ length: 5000 }, (_, at) => {
      const to = 1 + ((at * 7919) % 1999);
      return { from: Math.max(0, to - 1 - ((at * 104_729) % 60)), to };
    });
    const began = performance.now();
    const layout = layOut(taskOf(2000, edges, 1000));
    const took = performance.now() - began;
    deepEqual(overlaps(layout), []);
    ok(took < 5000, `${String(Math.round(took))} ms`);
  }).timeout(20_000);
});

describe("the way of a link", () => {
  const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 200, y: 40 }];
  it("is level past cards and a bow between layers", () => { equal(bowPath(points), "M0 0L100 0C150 0 150 40 200 40"); });
  it("has rounded corners where it runs around", () => { equal(cornerPath([{ x: 0, y: 0 }, { x: 0, y: 20 }, { x: 50, y: 20 }]), "M0 0L0 12Q0 20 8 20L50 20"); });
  it("has an arrow from the side that it comes from", () => { deepEqual([arrowHead({ x: 10, y: 5 }, false), arrowHead({ x: 10, y: 5 }, true)], ["M4 1L10 5L4 9", "M6 11L10 5L14 11"]); });
  it("is nothing without points", () => { deepEqual([bowPath([]), cornerPath([])], ["", ""]); });
  it("has its words in the middle of the last bow, elsewhere on it where other words stand", () => {
    const label = { points, back: false, width: 20, height: 12 };
    const [first, second] = labelPlaces([label, label]);
    deepEqual(first, { x: 150, y: 20 });
    ok(second !== undefined && (Math.abs(second.x - 150) >= 20 || Math.abs(second.y - 20) >= 12));
  });
});
