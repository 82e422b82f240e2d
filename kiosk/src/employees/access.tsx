import { useSpeech } from '../language/language.tsx';
import { type AccountActs, AccountBlock } from './account-block.tsx';
import { type AskForLink, LinkBlock } from './link-block.tsx';
import { type PinActs, PinBlock } from './pin-block.tsx';
import type { RecordView } from './view.ts';
import { nameOf } from './words.ts';

/** K11 « Accès »: the code, the personal account, the sign-up link. */
export function Access({
  record,
  zone,
  busy,
  onLink,
  ...acts
}: PinActs &
  AccountActs & { record: RecordView; zone: string; busy: boolean; onLink: AskForLink }) {
  const speech = useSpeech();
  const name = nameOf(speech, record.line);
  const parts = { record, name, zone, busy };
  const invited = record.access.state === 'pending' || record.access.state === 'queued';
  return (
    <>
      <PinBlock {...parts} onRenew={acts.onRenew} onUnlock={acts.onUnlock} />
      <AccountBlock
        {...parts}
        onOpen={acts.onOpen}
        onResend={acts.onResend}
        onRevoke={acts.onRevoke}
        onAddEmail={acts.onAddEmail}
      />
      {invited ? <LinkBlock name={name} zone={zone} onLink={onLink} /> : null}
    </>
  );
}
