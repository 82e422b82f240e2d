import { moments } from '@comptoir/shared/tasks/moments';
import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useCallback, useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { RegisterDays } from './register-days.tsx';
import { RegisterFigures } from './register-figures.tsx';
import { RegisterPrint } from './register-print.tsx';
import { RegisterReadings } from './register-readings.tsx';
import {
  type Shown,
  type WantedPeriod,
  type Which,
  earliestDay,
  filterEntries,
  isPeriod,
  periodKinds,
} from './register-rules.ts';
import styles from './register-screen.module.css';
import type { RegisterView } from './register-view.ts';
import { dayTitle, listWord, shortDay } from './register-words.ts';

type Props = {
  /** Null while it is being read. */
  view: RegisterView | null;
  wanted: WantedPeriod;
  onWanted: (wanted: WantedPeriod) => void;
  zone: string;
  now: number;
  /** What is shown at first. */
  first?: Shown;
  /** Writes the file; rejects when it cannot. */
  onSave: (entries: RegisterEntry[]) => Promise<void>;
};

const shows = ['all', 'late', 'values'] as const;
const none: RegisterEntry[] = [];

/** Who did what when: a period, a filter, and what comes of it, to be read, saved or printed. */
export function RegisterScreen(props: Props) {
  const { view, zone, now } = props;
  const { text } = useSpeech();
  const [which, setWhich] = useState('all');
  const [shown, setShown] = useState<Shown>(props.first ?? 'all');
  const [printing, setPrinting] = useState(false);
  // The same function at each render: the printer is asked once.
  const printed = useCallback(() => setPrinting(false), []);
  const all = view?.entries ?? none;
  const own = useMemo(() => filterEntries(all, whichOf(which), 'all'), [all, which]);
  const entries = useMemo(() => filterEntries(own, { kind: 'all' }, shown), [own, shown]);
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h1 className={styles.title}>{text('register.title')}</h1>
        <SaveButton disabled={entries.length === 0} onSave={() => props.onSave(entries)} />
        <Button
          icon="print"
          disabled={entries.length === 0}
          aria-busy={printing}
          onClick={() => setPrinting(true)}
        >
          {text('register.print')}
        </Button>
      </div>
      <div className={styles.filters}>
        <PeriodChoice {...props} />
        <div className={styles.pair}>
          <WhichField entries={all} which={which} onWhich={setWhich} />
          <Choices
            label={text('register.show')}
            options={shows.map((one) => text(`register.show-${one}`))}
            chosen={text(`register.show-${shown}`)}
            onChoose={(chosen) =>
              setShown(shows.find((one) => text(`register.show-${one}`) === chosen) ?? 'all')
            }
          />
        </div>
      </div>
      {view === null ? (
        <p className={styles.reading} role="status">
          {text('register.reading')}
        </p>
      ) : entries.length === 0 ? (
        <EmptyState icon="register" title={text('register.empty')}>
          {text(
            shown === 'all' || all.length === 0 ? 'register.empty-note' : `register.empty-${shown}`,
          )}
        </EmptyState>
      ) : (
        <>
          <RegisterFigures entries={own} />
          {shown === 'values' ? (
            <RegisterReadings entries={entries} period={view} zone={zone} />
          ) : (
            <RegisterDays
              key={`${view.from} ${view.to} ${shown} ${which}`}
              entries={entries}
              whole={shown === 'all'}
              pending={view.pending}
              zone={zone}
            />
          )}
        </>
      )}
      {printing && view !== null ? (
        <RegisterPrint view={{ ...view, entries }} zone={zone} now={now} onPrinted={printed} />
      ) : null}
    </div>
  );
}

function PeriodChoice({ view, wanted, onWanted }: Props) {
  const speech = useSpeech();
  const { text } = speech;
  const today = view?.today ?? '';
  const typed = wanted.kind === 'choose' ? wanted : null;
  const range = (from: string, to: string) =>
    from === to
      ? dayTitle(speech, from)
      : text('register.range', { from: shortDay(speech, from), to: shortDay(speech, to) });
  return (
    <div className={styles.period}>
      <div className={styles.pair}>
        <Choices
          label={text('register.period')}
          options={periodKinds.map((kind) => text(`register.${kind}`))}
          chosen={text(`register.${wanted.kind}`)}
          onChoose={(chosen) => {
            const kind = periodKinds.find((one) => text(`register.${one}`) === chosen);
            if (kind === undefined) return;
            const { from, to } = view ?? { from: '', to: '' };
            onWanted(kind === 'choose' ? { kind, from, to } : { kind });
          }}
        />
        {view === null || typed !== null ? null : (
          <p className={styles.range}>{range(view.from, view.to)}</p>
        )}
      </div>
      {typed === null ? null : (
        <div className={styles.dates}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={text(`register.${end}`)}
              type="date"
              min={today === '' ? undefined : earliestDay(today)}
              max={today}
              value={typed[end]}
              error={
                end === 'to' && typed.from !== '' && typed.to !== '' && !isPeriod(typed)
                  ? text('register.range-fault')
                  : null
              }
              onChange={(event) => onWanted({ ...typed, [end]: event.target.value })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** All lists, those of a moment, or one: only what the period knows. */
function WhichField({
  entries,
  which,
  onWhich,
}: {
  entries: RegisterEntry[];
  which: string;
  onWhich: (which: string) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const lists = useMemo(() => {
    // The last title of the period: the one people know.
    const found = new Map(
      entries.map(({ list, listTitle, moment }) => [list, { listTitle, moment }]),
    );
    return [...found].map(([id, list]) => ({ id, ...list }));
  }, [entries]);
  return (
    <SelectField
      label={text('register.list')}
      value={which}
      onChange={(event) => onWhich(event.target.value)}
    >
      <option value="all">{text('register.all-lists')}</option>
      {moments.map((moment) => {
        const own = lists.filter((list) => list.moment === moment);
        return own.length === 0 && which !== `moment/${moment}` ? null : (
          <optgroup key={moment} label={text(`tasks.${moment}`)}>
            <option value={`moment/${moment}`}>
              {text('register.whole-moment', { moment: text(`tasks.${moment}`) })}
            </option>
            {own.map(({ id, listTitle }) => (
              <option key={id} value={`list/${id}`}>
                {listWord(speech, listTitle)}
              </option>
            ))}
          </optgroup>
        );
      })}
    </SelectField>
  );
}

function whichOf(value: string): Which {
  const [kind, id = ''] = value.split('/');
  const moment = moments.find((one) => one === id);
  if (kind === 'moment' && moment !== undefined) return { kind, moment };
  return kind === 'list' ? { kind, list: id } : { kind: 'all' };
}

function SaveButton({ disabled, onSave }: { disabled: boolean; onSave: () => Promise<void> }) {
  const { text } = useSpeech();
  const [state, setState] = useState<'ready' | 'writing' | 'done' | 'failed'>('ready');
  return (
    <>
      <Button
        icon="download"
        disabled={disabled || state === 'writing'}
        onClick={() => {
          setState('writing');
          onSave().then(
            () => setState('done'),
            () => setState('failed'),
          );
        }}
      >
        {text('register.csv')}
      </Button>
      {state === 'done' || state === 'failed' ? (
        <div className={styles.said}>
          <Notice
            tone={state === 'done' ? 'calm' : 'danger'}
            icon={state === 'done' ? 'check' : 'warning'}
            alert
          >
            {text(`register.csv-${state}`)}
          </Notice>
        </div>
      ) : null}
    </>
  );
}
