import { useQuery } from '@tanstack/react-query';
import { TokensPage } from './access/tokens-page.tsx';
import { useApi } from './api/use-api.ts';
import { AddTabletPage } from './devices/add-tablet-page.tsx';
import { TabletsPage } from './devices/tablets-page.tsx';
import { establishmentsQuery } from './establishments/api.ts';
import { EstablishmentsPage } from './establishments/establishments-page.tsx';
import { Lost } from './frames.tsx';
import { MailPage } from './mail/mail-page.tsx';
import { useMe, useZone } from './use-me.ts';

export function Tablets() {
  return <TabletsPage zone={useZone()} />;
}

export function NewTablet() {
  const me = useMe();
  const query = useQuery({
    ...establishmentsQuery(useApi()),
    enabled: me.permissions.includes('establishments.manage'),
  });
  return (
    <AddTabletPage
      kioskAddress={query.data?.kioskAddress ?? location.origin}
      establishments={me.establishments}
    />
  );
}

export function Establishments() {
  return <EstablishmentsPage />;
}

export function Organisation() {
  return <Lost />;
}

export function Invitation() {
  return <Lost />;
}

export function Mail() {
  return <MailPage zone={useZone()} />;
}

export function Tokens() {
  return <TokensPage zone={useZone()} />;
}

export function Journal() {
  return <Lost />;
}
