import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { QrCode } from '@comptoir/ui/qr-code';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { encode } from 'uqr';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './add-tablet.module.css';
import { type Inspected, approveTablet, inspectCode } from './api.ts';
import { isWhole, readUserCode } from './user-code.ts';

type Place = { id: string; name: string };
/** The tablet whose place the new one takes. */
export type Replaced = { id: string; fingerprint: string; establishment: Place; ended: boolean };
type Frame = (title: string, lead: string, content: ReactNode) => ReactNode;

/**
 * From a tablet out of its box to one that may record: its address, the code that it shows, the fingerprint that both
 * screens show, and only then « oui ».
 *
 * @param frame draws each of the three screens under its title, which takes the focus
 */
export function AddTablet({
  kioskAddress,
  establishments,
  replaces = null,
  frame,
  later = null,
  done,
  onApproved,
}: {
  kioskAddress: string;
  establishments: Place[];
  replaces?: Replaced | null;
  frame: Frame;
  /** Stands beside the first button: another way on. */
  later?: ReactNode;
  done: ReactNode;
  onApproved: () => void;
}) {
  const { text } = useSpeech();
  const [found, setFound] = useState<{ code: string; tablet: Inspected } | null>(null);
  const [approved, setApproved] = useState(false);
  if (approved) {
    return replaces === null
      ? frame(text('tablet.approved'), text('tablet.approved-lead'), done)
      : frame(text('tablet.replaced'), text('tablet.replaced-lead'), done);
  }
  if (found !== null) {
    return (
      <Compare
        key="compare"
        code={found.code}
        tablet={found.tablet}
        replaces={replaces}
        frame={frame}
        onBack={() => setFound(null)}
        onApproved={() => {
          setApproved(true);
          onApproved();
        }}
      />
    );
  }
  return (
    <TypeCode
      key="code"
      kioskAddress={kioskAddress}
      establishments={replaces === null ? establishments : [replaces.establishment]}
      replaces={replaces}
      frame={frame}
      later={later}
      onFound={(code, tablet) => setFound({ code, tablet })}
    />
  );
}

function TypeCode({
  kioskAddress,
  establishments,
  replaces,
  frame,
  later,
  onFound,
}: {
  kioskAddress: string;
  establishments: Place[];
  replaces: Replaced | null;
  frame: Frame;
  later: ReactNode;
  onFound: (code: string, tablet: Inspected) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const address = `${kioskAddress}/kiosk/`;
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [place, setPlace] = useState(establishments[0]?.id ?? '');
  const act = useAct((given: { code: string; establishment: string | null }) =>
    inspectCode(api, given),
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!isWhole(code)) return focusFirstWrong(event.currentTarget);
    const tablet = await act.run({ code, establishment: place === '' ? null : place });
    if (tablet !== null) onFound(code, tablet);
  };
  return frame(
    text(replaces === null ? 'tablet.add' : 'tablet.replace-title'),
    replaces === null
      ? text('tablet.add-lead')
      : text('tablet.replace-lead', {
          fingerprint: replaces.fingerprint,
          name: replaces.establishment.name,
        }),
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Fields>
        <div className={styles.address}>
          <QrCode cells={encode(address).data} label={text('tablet.qr')} />
          <div className={styles.words}>
            <p className={styles.step}>{text('tablet.open')}</p>
            <p className={styles.url}>{address}</p>
            <p className={styles.step}>{text('tablet.then')}</p>
          </div>
        </div>
        {establishments.length < 2 ? null : (
          <SelectField
            label={text('field.establishment')}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          >
            {establishments.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <div className={styles.code}>
          <TextField
            label={text('tablet.code')}
            hint={text('tablet.code-hint')}
            autoCapitalize="characters"
            autoCorrect="off"
            placeholder="XXXX-XXXX"
            value={code}
            error={tried && !isWhole(code) ? text('tablet.code-short') : null}
            onChange={(event) => setCode(readUserCode(event.target.value))}
          />
        </div>
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('act.sending')}>
            {text('tablet.find')}
          </BusyButton>
          {later}
        </Acts>
      </Fields>
    </form>,
  );
}

function Compare({
  code,
  tablet,
  replaces,
  frame,
  onBack,
  onApproved,
}: {
  code: string;
  tablet: Inspected;
  replaces: Replaced | null;
  frame: Frame;
  onBack: () => void;
  onApproved: () => void;
}) {
  const { text, age } = useSpeech();
  const api = useApi();
  const { fingerprint, establishment, address } = tablet;
  const act = useAct(async (_: void) => {
    await approveTablet(api, {
      ...{ code, establishment: establishment.id, fingerprint },
      replaces: replaces?.id ?? null,
    });
    return true;
  });
  return frame(
    text('tablet.compare'),
    text('tablet.compare-lead'),
    <Fields>
      <p className={styles.fingerprint} aria-label={[...fingerprint].join(' ')}>
        <span>{fingerprint.slice(0, 3)}</span>
        <span>{fingerprint.slice(3)}</span>
      </p>
      <p className={styles.facts}>
        {text('tablet.asked', {
          age: age(tablet.age),
          address,
          establishment: establishment.name,
        })}
      </p>
      {replaces === null ? null : (
        <Notice tone="calm" icon="tablet">
          {text(replaces.ended ? 'tablet.replace-compare-ended' : 'tablet.replace-compare', {
            fingerprint: replaces.fingerprint,
          })}
        </Notice>
      )}
      <Notice tone="warn" icon="warning">
        {text('tablet.different')}
      </Notice>
      <Failed failure={act.failure} />
      <Acts>
        <BusyButton
          tone="primary"
          icon="check"
          busy={act.busy}
          busyLabel={text('act.sending')}
          onClick={() => {
            void act.run(undefined).then((good) => {
              if (good === true) onApproved();
            });
          }}
        >
          {text('tablet.approve')}
        </BusyButton>
        <Button onClick={onBack}>{text('tablet.refuse')}</Button>
      </Acts>
    </Fields>,
  );
}
