import { access, constants } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { notMeasured } from '../not-measured.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ROUNDS = 3;
const SCROLL_MS = 2_000;
/** A wheel turned fast: some 15 pixels a millisecond. */
const WHEEL_PIXELS = 240;
const WHEEL_EVERY_MS = 16;
/** A person sees a frame that takes longer as a stutter. */
const SMOOTH_MS = 50;
const LIMIT = 0.9;

interface Recorded {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  readonly longTasksMs: number;
}

interface Scrolled {
  /** Of the time, spent in frames that were short enough. */
  readonly smooth: number;
  readonly worstMs: number;
  readonly longTasksMs: number;
}

// As texts: what tsx makes of functions calls helpers that the page does not have.
const START = `(() => {
  const record = { frames: [], longTasksMs: 0, last: performance.now(), on: true };
  window.benchRecord = record;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longTasksMs += duration;
  }).observe({ type: 'longtask' });
  const frame = (now) => {
    record.frames.push(now - record.last);
    record.last = now;
    if (record.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;
const STOP = `(() => {
  const record = window.benchRecord;
  record.on = false;
  return { frames: record.frames, longTasksMs: record.longTasksMs };
})()`;

/** @returns what the recorded frames mean for who looks at them */
function judge({ frames, longTasksMs }: Recorded): Scrolled {
  const total = frames.reduce((sum, ms) => sum + ms, 0);
  const smoothMs = frames.filter((ms) => ms <= SMOOTH_MS).reduce((sum, ms) => sum + ms, 0);
  return { smooth: total === 0 ? 0 : smoothMs / total, worstMs: Math.max(0, ...frames), longTasksMs };
}

/** @param turnAfter - wheel events until it turns the other way, so that a short page is scrolled all the time */
async function scrollOnce(page: Page, url: string, turnAfter: number): Promise<Scrolled> {
  await page.goto(`${url}/images`);
  await page.locator('tr[data-row-index]').first().waitFor();
  // What a page does after it came is not scrolling.
  await sleep(1_500);
  await page.mouse.move(720, 600);
  await page.evaluate(START);
  const end = performance.now() + SCROLL_MS;
  for (let n = 0; performance.now() < end; n += 1) {
    await page.mouse.wheel(0, Math.floor(n / turnAfter) % 2 === 0 ? WHEEL_PIXELS : -WHEEL_PIXELS);
    await sleep(WHEEL_EVERY_MS);
  }
  return judge((await page.evaluate(STOP)) as Recorded);
}

/** @returns why scrolling can't be measured on this machine; null when it can */
export async function scrollLacks(): Promise<string | null> {
  const there = await access(CHROMIUM, constants.X_OK).then(
    () => true,
    () => false,
  );
  return there ? null : `no Chromium at ${CHROMIUM} (CHROMIUM_PATH says where it is)`;
}

/**
 * Scrolls the list of images with the wheel for two seconds, three times, in a Chromium of its own.
 *
 * @returns the round in the middle
 */
export async function scrollCatalog(stack: BenchStack, turnAfter: number): Promise<Scrolled> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const answer = await stack.api('/setup-links', { method: 'POST', body: '{}' });
    await page.goto(((await answer.json()) as { url: string }).url);
    await page.waitForURL('**/compose**');
    const rounds: Scrolled[] = [];
    for (let n = 0; n < ROUNDS; n += 1) rounds.push(await scrollOnce(page, stack.url, turnAfter));
    const [, middle] = rounds.toSorted((a, b) => a.smooth - b.smooth);
    if (middle === undefined) throw new Error('no round of scrolling was measured');
    return middle;
  } finally {
    await browser.close();
  }
}

const NAME = 'list of 10,000 scrolled for 2 s';
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The share of time without a stutter next to that of a catalog with one page of images. */
export function scrollRow(many: Scrolled, few: Scrolled, fewName: string): BenchRow {
  const ratio = many.smooth / few.smooth;
  const { longTasksMs, worstMs } = many;
  return {
    name: NAME,
    value: `${percent(many.smooth)} of the time in frames within ${SMOOTH_MS} ms = ${ratio.toFixed(2)}x ${fewName} (${percent(few.smooth)}), worst ${worstMs.toFixed(0)} ms`,
    target: `>= ${LIMIT}x`,
    met: ratio >= LIMIT,
    figures: {
      ratio,
      smoothShare: many.smooth,
      worstFrameMs: worstMs,
      longTasksMs,
      baseSmoothShare: few.smooth,
      baseWorstFrameMs: few.worstMs,
      baseLongTasksMs: few.longTasksMs,
    },
  };
}

export function scrollNotMeasured(lack: string): BenchRow {
  return notMeasured(NAME, `>= ${LIMIT}x`, lack);
}
