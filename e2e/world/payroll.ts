type Item = {
  type: 'punch' | 'employee';
  id: string;
  change: string;
  data: Record<string, unknown>;
};
type Page = { items: Item[]; cursor: string; more: boolean };

/** Payroll software beside the house: it keeps what it was handed, with the cursor, and pushes people. */
export class Payroll {
  /** Everything that it was ever handed, in order. */
  readonly items: Item[] = [];
  private cursor: string | null = null;
  private readonly door: string;
  private readonly token: string;

  constructor(address: string, token: string) {
    this.door = `${address}/api/backoffice/v1`;
    this.token = token;
  }

  /** @returns whether more is waiting */
  async pullPage(limit: number): Promise<boolean> {
    const after = this.cursor === null ? '' : `&cursor=${encodeURIComponent(this.cursor)}`;
    const page = (await this.ask('GET', `changes?limit=${limit}${after}`)) as Page;
    this.items.push(...page.items);
    this.cursor = page.cursor;
    return page.more;
  }

  async pullAll(limit: number): Promise<void> {
    while (await this.pullPage(limit));
  }

  async push(externalId: string, employee: object): Promise<{ status: string }> {
    return (await this.ask('PUT', `employees/${externalId}`, employee)) as { status: string };
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.door}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
