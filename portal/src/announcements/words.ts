import type { AnnouncementView } from '@comptoir/shared/announcements/portal';
import type { Speech } from '../language/speech.ts';

/** For whom, and in which store where there are several. */
export function audienceWords({ text }: Speech, one: AnnouncementView, several: boolean): string {
  const { establishment, team, person, to } = one;
  if (establishment === null && to === 'all') return text('announce.everywhere');
  const who =
    to === 'person'
      ? (person?.name ?? '')
      : to === 'team'
        ? (team?.name ?? text('announce.gone-team'))
        : text('announce.all');
  return several && establishment !== null ? `${who}, ${establishment.name}` : who;
}

/** From when until when, or since when it is said no more. */
export function spanWords(
  { text, moment }: Speech,
  { from, until, withdrawnAt }: AnnouncementView,
  zone: string,
): string {
  if (withdrawnAt !== null) return text('announce.withdrawn', { at: moment(withdrawnAt, zone) });
  const begin = text('announce.from-at', { at: moment(from, zone) });
  const end =
    until === null
      ? text('announce.no-end')
      : text('announce.until-at', { at: moment(until, zone) });
  return `${begin}, ${end}`;
}
