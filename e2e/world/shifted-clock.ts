/**
 * Loaded before the real server (`node --import …`): its clock stands `COMPTOIR_WORLD_SHIFT` ms beside the
 * machine's. So a tablet and its server can both live seven days ago, and the server can come back today,
 * without a test mode in the product.
 */
const shift = Number(process.env.COMPTOIR_WORLD_SHIFT ?? '0');

if (shift !== 0) {
  const Real = globalThis.Date;
  const now = () => Real.now() + shift;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
}
