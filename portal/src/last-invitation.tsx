import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from './api/use-api.ts';
import { journalQuery } from './journal/api.ts';
import { useSpeech } from './language/language.tsx';

/** When the invitation that stands was sent, and by whom (C12), as the journal has it; nothing until that is known. */
export function LastInvitation({ person, zone }: { person: string; zone: string }) {
  const { text, moment } = useSpeech();
  const query = useInfiniteQuery(journalQuery(useApi(), { person, subject: 'access' }));
  const sent = query.data?.pages
    .flatMap(({ entries }) => entries)
    .find(
      ({ kind, refusal }) =>
        refusal === null && (kind === 'access.open' || kind === 'access.resend'),
    );
  if (sent === undefined) return null;
  const values = { moment: moment(sent.at, zone) };
  const name = sent.actor?.name ?? null;
  return (
    <p>
      {name === null
        ? text('record.invited-at', values)
        : text('record.invited-by', { ...values, name })}
    </p>
  );
}
