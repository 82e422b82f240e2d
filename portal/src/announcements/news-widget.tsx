import type { OwnAnnouncements } from '@comptoir/shared/announcements/portal';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Widget } from '../widget.tsx';

/** How many are said to this person and not read yet. */
export function unreadOf(news: OwnAnnouncements | undefined): number {
  return (news?.announcements ?? []).filter(({ readAt }) => readAt === null).length;
}

/** On the home: what is not read yet, with the newest title. */
export function NewsWidget({ asked }: { asked: Asked<OwnAnnouncements> }) {
  const { text } = useSpeech();
  return (
    <Widget title={text('nav.news')} icon="message" to="/news" tone="decision" asked={asked}>
      {(news) => {
        const count = unreadOf(news);
        const first = news.announcements.find(({ readAt }) => readAt === null);
        return (
          <>
            <Figure value={count}>{text('home.news', { count })}</Figure>
            {first === undefined || first.title === null ? null : <p>{first.title}</p>}
          </>
        );
      }}
    </Widget>
  );
}
