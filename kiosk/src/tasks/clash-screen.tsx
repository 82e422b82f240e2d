import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import styles from './clash-screen.module.css';
import { differences } from './list-rules.ts';
import { daysWords, taskWords } from './list-words.ts';
import type { ListClash, ListContent } from './lists-view.ts';

type Side = (ListContent & { archived: boolean }) | null;

/** Two versions of one list, side by side: nothing is overwritten until the manager says which one stands. */
export function ClashScreen({
  title,
  clash,
  zone,
  today,
  nameOf,
  onKeep,
  onBack,
}: {
  title: string;
  clash: ListClash;
  zone: string;
  /** Calendar date, for « hier ». */
  today: string;
  nameOf: (person: string) => string | undefined;
  onKeep: (keep: 'mine' | 'theirs') => void;
  onBack: () => void;
}) {
  const { text, moment } = useSpeech();
  const { mine, theirs, at, by } = clash;
  const when = moment(at, zone, today);
  return (
    <div className={styles.sheet}>
      <div className={styles.body}>
        <div>
          <Button icon="back" onClick={onBack}>
            {text('lists.title')}
          </Button>
        </div>
        <h1 className={styles.title}>{text('clash.title', { title })}</h1>
        <p className={styles.why}>{text('clash.why')}</p>
        <div className={styles.sides}>
          <section className={styles.side}>
            <h2>{text('clash.mine')}</h2>
            <p className={styles.note}>{text('clash.mine-by', { name: by, when })}</p>
            <Version side={mine} other={theirs} nameOf={nameOf} />
          </section>
          <section className={styles.side}>
            <h2>{text('clash.theirs')}</h2>
            <p className={styles.note}>{text('clash.theirs-note')}</p>
            <Version side={theirs} other={mine} nameOf={nameOf} />
          </section>
        </div>
      </div>
      <div className={styles.acts}>
        <Button tone="primary" wide onClick={() => onKeep('mine')}>
          {text('clash.keep-mine')}
        </Button>
        <Button tone="primary" wide onClick={() => onKeep('theirs')}>
          {text('clash.keep-theirs')}
        </Button>
      </div>
    </div>
  );
}

function Version({
  side,
  other,
  nameOf,
}: {
  side: Side;
  other: Side;
  nameOf: (person: string) => string | undefined;
}) {
  const speech = useSpeech();
  const { text } = speech;
  if (side === null) return <p className={styles.note}>{text('clash.none')}</p>;
  const changes = differences(side.tasks, other?.tasks ?? []);
  const facts: [string, string, boolean][] = [
    [text('list.name'), side.title, side.title !== other?.title],
    [text('list.moment'), text(`tasks.${side.moment}`), side.moment !== other?.moment],
    [
      text('list.days'),
      daysWords(speech, side.weekdays),
      side.weekdays.join() !== other?.weekdays.join(),
    ],
  ];
  return (
    <>
      {side.archived ? (
        <div>
          <Badge tone="quiet" icon="archive">
            {text('clash.archived')}
          </Badge>
        </div>
      ) : null}
      <dl className={styles.facts}>
        {facts.map(([name, value, differs]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {differs ? <Differs word="changed" /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <ol className={styles.tasks}>
        {side.tasks.map((task) => {
          const change = changes.get(task.task) ?? null;
          return (
            <li key={task.task}>
              <span className={styles.name}>{task.title}</span>
              <span className={styles.detail}>{taskWords(speech, task, nameOf)}</span>
              {change === null ? null : <Differs word={change} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Differs({ word }: { word: 'added' | 'changed' | 'moved' }) {
  const { text } = useSpeech();
  return (
    <span className={styles.differs}>
      <Badge tone="warn" icon={word === 'added' ? 'add' : 'edit'}>
        {text(`clash.${word}`)}
      </Badge>
    </span>
  );
}
