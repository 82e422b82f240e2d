import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { Fields, Section } from '../page.tsx';
import { renewPin } from './api.ts';
import { fullName } from './users-list.ts';
import { PinSlip } from './pin-slip.tsx';

/** K12: that a PIN exists and since when; never the PIN again, but a new one. */
export function PinBlock({ person, zone }: { person: EmployeeRecord; zone: string }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState<string | null>(null);
  const name = fullName(person) ?? '';
  const act = useAct(async (_: void) => {
    const answer = await renewPin(api, person.id);
    await queries.invalidateQueries({ queryKey: ['employees'] });
    return answer.pin;
  });
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
        {pin === null ? (
          <div>
            <Button icon="lock" onClick={() => setAsking(true)}>
              {text('pin.renew')}
            </Button>
          </div>
        ) : (
          <PinSlip name={name} pin={pin} />
        )}
      </Fields>
      {asking ? (
        <Confirm
          title={text('pin.renew-title')}
          act={text('pin.renew')}
          danger={false}
          busy={act.busy}
          failure={act.failure}
          onClose={() => {
            act.clear();
            setAsking(false);
          }}
          onConfirm={() => {
            void act.run(undefined).then((made) => {
              if (made === null) return;
              setPin(made);
              setAsking(false);
            });
          }}
        >
          <p>{text('pin.renew-text', { name })}</p>
        </Confirm>
      ) : null}
    </Section>
  );
}
