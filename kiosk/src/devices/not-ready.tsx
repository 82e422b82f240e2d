import { CounterWords } from '../language/counter-words.tsx';
import { NotReadyScreen, type NotReadyScreenProps } from './not-ready-screen.tsx';

/** The screen of a machine that cannot be a tablet, with its words. */
export default function NotReady(props: NotReadyScreenProps) {
  return (
    <CounterWords>
      <NotReadyScreen {...props} />
    </CounterWords>
  );
}
