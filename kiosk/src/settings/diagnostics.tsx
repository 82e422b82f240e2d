import { useSpeech } from '../language/language.tsx';
import { pendingWords, syncWords } from '../sync/sync-line.tsx';
import styles from './settings-screen.module.css';
import type { DiagnosticsView } from './view.ts';

/** What a manager or a hotline reads: is it sent, is it safe, is the clock right. */
export function Diagnostics({ view, now }: { view: DiagnosticsView; now: number }) {
  const speech = useSpeech();
  const { text, age, number, size } = speech;
  const { sync } = view;
  const persisted =
    view.persisted === null ? 'unknown' : view.persisted ? ('yes' as const) : ('no' as const);
  const facts: [string, string][] = [
    [text('settings.state'), syncWords(speech, sync, now)],
    [
      text('settings.pending'),
      sync.pending === 0 ? text('settings.pending-none') : pendingWords(speech, sync),
    ],
    ...(sync.oldest === null
      ? []
      : [[text('settings.oldest'), age(now - sync.oldest)] satisfies [string, string]]),
    [
      text('settings.last-contact'),
      sync.lastContact === null
        ? text('settings.never')
        : text('settings.ago', { age: age(now - sync.lastContact) }),
    ],
    [text('settings.persisted'), text(`settings.persisted-${persisted}`)],
    ...(view.usage === null
      ? []
      : [
          [
            text('settings.storage'),
            view.quota === null
              ? size(view.usage)
              : text('settings.storage-of', { usage: size(view.usage), quota: size(view.quota) }),
          ] satisfies [string, string],
        ]),
    [
      text('settings.clock'),
      view.clockOffset === null
        ? text('settings.clock-unknown')
        : text('settings.clock-offset', {
            seconds: number(Math.round(view.clockOffset / 100) / 10),
          }),
    ],
    [text('settings.wake-lock'), text(view.wakeLock ? 'settings.yes' : 'settings.no')],
    ...(view.unsigned === null
      ? []
      : [
          [text('settings.receipts'), text('settings.receipts-unsigned', view.unsigned)] satisfies [
            string,
            string,
          ],
        ]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
