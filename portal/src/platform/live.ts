/**
 * A question that is asked again by itself every `every` ms: not while the page is hidden, not while the browser has no
 * network, and at once when either comes back.
 */
export function live(every: number) {
  return {
    refetchInterval: () => (navigator.onLine ? every : (false as const)),
    refetchOnReconnect: 'always' as const,
    refetchOnWindowFocus: true,
  };
}
