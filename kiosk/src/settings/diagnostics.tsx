import { useSpeech } from '../language/language.tsx';
import type { Continued } from '../local-database/schema.ts';
import { pendingWords, syncWords } from '../sync/sync-line.tsx';
import styles from './settings-screen.module.css';
import type { DiagnosticsView } from './view.ts';

/** What a manager or a hotline reads: is it sent, is it safe, is the clock right. */
export function Diagnostics({
  view,
  now,
  zone,
}: {
  view: DiagnosticsView;
  now: number;
  zone: string;
}) {
  const speech = useSpeech();
  const { text, age, number, size, moment, day } = speech;
  const { sync } = view;
  const persisted =
    view.persisted === null ? 'unknown' : view.persisted ? ('yes' as const) : ('no' as const);
  const continuedWords = ({ reason, at, missing, illegible }: Continued) => {
    const said = { moment: moment(at, zone, day(now, zone)) };
    return [
      text(`settings.continued-${reason}`, said),
      ...(missing === 0 ? [] : [text('settings.continued-missing', { count: missing })]),
      ...(illegible === 0 ? [] : [text('settings.continued-illegible', { count: illegible })]),
    ].join(' ');
  };
  /** What it is called, what it is, and what to know about it. */
  const facts: [string, string, ...string[]][] = [
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
    [
      text('settings.saved'),
      view.unsaved === null
        ? text('settings.saved-unknown')
        : view.unsaved.count === 0
          ? text('settings.saved-all')
          : view.unsaved.most
            ? text('settings.saved-many', { count: view.unsaved.count })
            : text('settings.saved-but', { count: view.unsaved.count }),
    ],
    [
      text('settings.persisted'),
      text(`settings.persisted-${persisted}`),
      ...(persisted === 'no' ? [text('settings.persisted-no-do')] : []),
    ],
    ...(view.usage === null
      ? []
      : [
          [
            text('settings.storage'),
            view.quota === null
              ? size(view.usage)
              : text('settings.storage-of', { usage: size(view.usage), quota: size(view.quota) }),
            ...(view.space === 'low' ? [text('settings.storage-low')] : []),
          ] satisfies [string, string, ...string[]],
        ]),
    [
      text('settings.clock'),
      view.clockOffset === null
        ? text('settings.clock-unknown')
        : text('settings.clock-offset', {
            seconds: number(Math.round(view.clockOffset / 100) / 10),
          }),
      ...(view.clockJumped ? [text('settings.clock-jumped')] : []),
    ],
    ...(view.continued === null
      ? []
      : [[text('settings.continued'), continuedWords(view.continued)] satisfies [string, string]]),
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
      {facts.map(([name, value, ...notes]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {notes.map((note) => (
              <p key={note} className={styles.note}>
                {note}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
