import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useMemo } from 'react';
import { HoursWords } from '../language/hours-words.tsx';
import { useSpeech } from '../language/language.tsx';
import type { HoursPlace } from '../navigation.ts';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { watchNews } from './store.ts';
import { statementName } from './statements/statement-words.ts';
import styles from './news.module.css';
import type { NewsView } from './view.ts';
import { dayAndMonth, outcomeWords } from './words.ts';

/** First on somebody's own screen: what became of their corrections since they last looked, and their statement (K28). */
export default function News({
  tablet,
  person,
  onOpen,
}: {
  tablet: Tablet;
  person: string;
  onOpen: (place: HoursPlace) => void;
}) {
  const view = useObserved(useMemo(() => watchNews(tablet, person), [tablet, person]));
  if (view === null) return null;
  return (
    <HoursWords>
      <NewsNotice view={view} onOpen={onOpen} />
    </HoursWords>
  );
}

/** One line: the latest of what is new, and how much more there is. The act of the screen stays where it was. */
export function NewsNotice({
  view: { outcomes, notTaken, statements },
  onOpen,
}: {
  view: NewsView;
  onOpen: (place: HoursPlace) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const lines: { words: string; place: HoursPlace }[] = [
    ...notTaken.map(({ day }) => ({
      words:
        day === null
          ? text('news.not-taken-any')
          : text('news.not-taken', { day: dayAndMonth(speech, day) }),
      place: { at: 'list' } as const,
    })),
    ...outcomes.map((line) => ({
      words: outcomeWords(speech, line),
      place: { at: 'day', day: line.row.day } as const,
    })),
    ...statements.map((one) => ({
      words: text('news.statement', { month: statementName(speech, one) }),
      place: { at: 'statement', id: one.id } as const,
    })),
  ];
  const [first, ...more] = lines;
  if (first === undefined) return null;
  return (
    <Notice tone={notTaken.length > 0 ? 'danger' : 'calm'} icon="message">
      <div className={styles.news}>
        <span>
          {first.words}
          {more.length === 0 ? null : ` ${text('news.more', { count: more.length })}`}
        </span>
        <Button onClick={() => onOpen(first.place)}>{text('news.open')}</Button>
      </div>
    </Notice>
  );
}
