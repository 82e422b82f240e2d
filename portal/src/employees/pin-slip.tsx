import { Button } from '@comptoir/ui/button';
import { SecretSlip } from '@comptoir/ui/secret-slip';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';

/** A new PIN, this once; it prints as a slip and is gone when one leaves. */
export function PinSlip({ name, pin }: { name: string; pin: string }) {
  const { text } = useSpeech();
  return (
    <Fields>
      <SecretSlip label={text('pin.of', { name })} value={pin} size="large" copy={null}>
        <p>{text('pin.once')}</p>
      </SecretSlip>
      <div data-screen>
        <Button icon="print" onClick={() => window.print()}>
          {text('pin.print')}
        </Button>
      </div>
    </Fields>
  );
}
