import type { Me } from '@comptoir/shared/access/portal';
import { Skeleton } from '@comptoir/ui/skeleton';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { meQuery } from './access/api.ts';
import { LogInAgain } from './access/log-in-again.tsx';
import { ProveAgain } from './access/prove-again.tsx';
import { SecondFactorNeeded } from './access/second-factor-needed.tsx';
import { useSessionEnd, useSessionEnded } from './access/session-end.ts';
import { useApi } from './api/use-api.ts';
import { Failure } from './api/failure.ts';
import { Doorway, DoorwayTitle } from './doorway.tsx';
import { Guard } from './guard.tsx';
import { sayFailure } from './language/failure-words.ts';
import { useSpeech } from './language/language.tsx';
import { LinkButton } from './link.tsx';
import { Acts } from './page.tsx';
import { Shell } from './shell.tsx';
import { useKeptMe } from './kept-me.ts';
import { useLiveMe } from './use-me.ts';

export function Outside() {
  return (
    <Doorway>
      <Outlet />
    </Doorway>
  );
}

export function Inside() {
  const me = useLiveMe();
  useKeptMe(me);
  const ended = useSessionEnded();
  return (
    <>
      <Shell me={me}>
        <SecondFactorNeeded me={me} />
        <Guard>
          <Outlet />
        </Guard>
      </Shell>
      {ended ? <Ended me={me} /> : null}
      <ProveAgain me={me} />
    </>
  );
}

function Ended({ me }: { me: Me }) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const end = useSessionEnd();
  return (
    <LogInAgain
      me={me}
      onIn={(again) => {
        const same = again.person.id === me.person.id;
        if (!same) queries.clear();
        queries.setQueryData(meQuery(api).queryKey, again);
        end.clear();
        if (same) void queries.invalidateQueries();
        else void navigate({ to: '/', replace: true });
      }}
      onOther={() => {
        void navigate({ to: '/login', search: {}, replace: true }).then(() => {
          queries.clear();
          end.clear();
        });
      }}
    />
  );
}

/** What is on its way, once it takes longer than a moment. */
export function Opening() {
  const { text } = useSpeech();
  return <Skeleton rows={5} label={text('app.loading')} />;
}

/** No answer, or a fault of ours: what happened, that nothing is lost, and the way on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const speech = useSpeech();
  const { text } = speech;
  const router = useRouter();
  const failure = error instanceof Failure ? error : null;
  return (
    <Doorway>
      <DoorwayTitle title={text(failure?.code === 'offline' ? 'broken.offline' : 'broken.title')}>
        {failure === null ? text('broken.text') : sayFailure(speech, failure)}
      </DoorwayTitle>
      <Acts>
        <Button
          tone="primary"
          icon="undo"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {text('act.retry')}
        </Button>
      </Acts>
    </Doorway>
  );
}

export function Lost() {
  const { text } = useSpeech();
  return (
    <Doorway>
      <DoorwayTitle title={text('lost.title')}>{text('lost.text')}</DoorwayTitle>
      <Acts>
        <LinkButton tone="primary" to="/">
          {text('lost.act')}
        </LinkButton>
      </Acts>
    </Doorway>
  );
}
