import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import { Fields, Section } from '../page.tsx';
import { PinSlip } from './pin-slip.tsx';
import { fullName } from './users-list.ts';

/** K12: that a PIN exists and since when; never the PIN again, but a new one. */
export function PinBlock({
  person,
  zone,
  pin,
  onRenew,
}: {
  person: EmployeeRecord;
  zone: string;
  /** A new one, this once. */
  pin: string | null;
  /** Null where that is not theirs to ask. */
  onRenew: (() => void) | null;
}) {
  const { text, moment } = useSpeech();
  const since = person.pin?.setAt ?? null;
  return (
    <Section title={text('pin.title')}>
      <Fields>
        <p>
          {person.pin === null
            ? text('pin.none')
            : since === null
              ? text('pin.exists', { count: person.pin.length })
              : text('pin.exists-since', {
                  count: person.pin.length,
                  moment: moment(since, zone),
                })}
          {person.pin?.change === true ? ` ${text('pin.change')}` : ''}
        </p>
        {pin === null ? null : <PinSlip name={fullName(person) ?? ''} pin={pin} />}
        {onRenew === null || pin !== null ? null : (
          <div>
            <Button icon="lock" onClick={onRenew}>
              {text('pin.renew')}
            </Button>
          </div>
        )}
      </Fields>
    </Section>
  );
}
