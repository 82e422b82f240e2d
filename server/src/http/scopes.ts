declare const minted: unique symbol;

/**
 * An enrolled tablet that proved its key. Only authentication mints it (`mintDeviceScope`), and every
 * query of the sync door demands it: one without the tenant check does not compile.
 */
export type DeviceScope = {
  readonly organisation: string;
  readonly establishment: string;
  readonly device: string;
  readonly [minted]: 'device';
};

/** The server itself, acting on one organisation: set-up, local commands, the demonstration. */
export type OrganisationScope = {
  readonly organisation: string;
  readonly [minted]: 'organisation';
};

export function mintDeviceScope(scope: Omit<DeviceScope, typeof minted>): DeviceScope {
  return scope as DeviceScope;
}

export function mintOrganisationScope(organisation: string): OrganisationScope {
  return { organisation } as OrganisationScope;
}
