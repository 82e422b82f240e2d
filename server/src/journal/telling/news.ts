import { type Teller, given } from './known.ts';

type News = 'announcement.publish' | 'announcement.withdraw';

/** What was announced, to whom, and for how long. */
export const news: { [K in News]: Teller<K> } = {
  'announcement.publish': ({ body }, known) => [
    ...given('title', known.text(body.titleText)),
    ...given('words', known.text(body.bodyText)),
    ...given('team', known.team(body.team)),
    ...given('name', body.person === null ? null : known.person(body.person)),
    ...given('pinned', body.pinned),
    ...given('shownFrom', body.from),
    ...given('shownUntil', body.until),
  ],
  'announcement.withdraw': () => [],
};
