import { Button } from '@comptoir/ui/button';
import { PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { Component, type ReactNode } from 'react';
import { useSpeech } from './language/language.tsx';
import styles from './sync/message-screen.module.css';

/** A bug in a screen, or a database that the browser took away: what was confirmed is kept (S14). */
export function BrokenScreen({ why = 'kept' }: { why?: 'kept' | 'lost' }) {
  const { text } = useSpeech();
  return (
    <Stage panel={<PanelTitle icon="warning" title={text('app.name')} />}>
      <div className={styles.message} role="alert">
        <h1 className={styles.title}>{text('broken.title')}</h1>
        <p className={styles.lead}>{text(`broken.${why}`)}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={() => location.reload()}>
            {text('broken.reopen')}
          </Button>
        </div>
      </div>
    </Stage>
  );
}

/** S14: the database closed by itself and is being tried. Nobody punches until a write went through. */
export function CheckingScreen() {
  const { text } = useSpeech();
  return (
    <Stage panel={<PanelTitle icon="sending" title={text('app.name')} />}>
      <div className={styles.message} role="status">
        <h1 className={styles.title}>{text('checking.title')}</h1>
        <p className={styles.lead}>{text('checking.why')}</p>
        <p>{text('checking.do')}</p>
      </div>
    </Stage>
  );
}

export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenScreen /> : this.props.children;
  }
}
